import { Migration } from '@mikro-orm/migrations';

/** Cards, asked sums, what receipts and banks say, and what counts as paid. */
export class Money extends Migration {
  override up(): void {
    this.keepCards();
    this.askSums();
    this.readReceipts();
    this.keepNotices();
    this.keepPayments();
    this.moreSettings();
  }

  private keepCards(): void {
    this.addSql(`create table "payment_card" ("id" serial primary key, "number_sealed" text not null, "number_fingerprint" varchar(255) not null, "last4" varchar(4) not null, "holder" varchar(100) not null, "active_from" timestamptz not null, "retired_at" timestamptz null, "last_used_at" timestamptz null)`);
    this.addSql(`alter table "payment_card" add constraint "payment_card_number_fingerprint_unique" unique ("number_fingerprint")`);
    this.addSql(`create index "payment_card_last4_index" on "payment_card" ("last4")`);
  }

  private askSums(): void {
    this.addSql(`alter table "orders" add column "payment_kind" text not null default 'card', add column "asked_som" int not null default 0, add column "due_som" int not null default 0, add column "paid_som" int not null default 0, add column "card_id" int null, add column "sum_held" boolean not null default false`);
    this.addSql(`update "orders" set "asked_som" = "total_som"`);
    this.addSql(`update "orders" set "paid_som" = "total_som" where "status" in ('paid', 'packed', 'shipped', 'delivered', 'refund_due', 'refunded')`);
    this.addSql(`create index "orders_card_id_asked_som_index" on "orders" ("card_id", "asked_som")`);
    this.addSql(`create unique index "orders_sum_held_unique" on "orders" ("card_id", "asked_som") where "sum_held"`);
    this.addSql(`alter table "orders" add constraint "orders_card_id_foreign" foreign key ("card_id") references "payment_card" ("id") on delete set null`);
    this.addSql(`alter table "orders" add constraint "orders_payment_kind_check" check ("payment_kind" in ('card', 'part', 'cash'))`);
    for (const [table, column] of [['orders', 'status'], ['order_event', 'from'], ['order_event', 'to']]) {
      this.addSql(`alter table "${table}" drop constraint "${table}_${column}_check"`);
      this.addSql(`alter table "${table}" add constraint "${table}_${column}_check" check ("${column}" in ('awaiting_payment', 'checking_receipt', 'confirmed', 'paid', 'packed', 'shipped', 'delivered', 'cancelled', 'refund_due', 'refunded'))`);
    }
    this.addSql(`alter table "order_draft" add column "payment_kind" text null`);
    this.addSql(`alter table "order_draft" add constraint "order_draft_payment_kind_check" check ("payment_kind" in ('card', 'part', 'cash'))`);
    this.addSql(`alter table "customer" add column "forged_receipts" int not null default 0`);
  }

  private readReceipts(): void {
    this.addSql(`alter table "receipt" add column "file_unique_id" varchar(255) null, add column "reading" text not null default 'unread', add column "facts" jsonb null, add column "verdict" text null, add column "reasons" jsonb not null default '[]', add column "reference" varchar(255) null, add column "amount_tiyin" bigint null, add column "paid_at" timestamptz null, add column "wait_until" timestamptz null, add column "asked_at" timestamptz null, add column "risk" int not null default 0, add column "forged" boolean not null default false`);
    this.addSql(`create index "receipt_file_unique_id_index" on "receipt" ("file_unique_id")`);
    this.addSql(`create index "receipt_reference_index" on "receipt" ("reference")`);
    this.addSql(`create index "receipt_wait_until_index" on "receipt" ("wait_until")`);
    this.addSql(`create index "receipt_amount_tiyin_paid_at_index" on "receipt" ("amount_tiyin", "paid_at")`);
    this.addSql(`alter table "receipt" add constraint "receipt_reading_check" check ("reading" in ('waiting', 'read', 'unread'))`);
    this.addSql(`alter table "receipt" add constraint "receipt_verdict_check" check ("verdict" in ('clean', 'review', 'refuse'))`);
  }

  private keepNotices(): void {
    this.addSql(`create table "bank_notice" ("id" serial primary key, "key" varchar(255) not null, "kind" text not null, "amount_tiyin" bigint not null, "currency" varchar(3) not null, "last4" varchar(4) not null, "moved_at" timestamptz null, "received_at" timestamptz not null, "card_id" int null, "source_kind" text not null, "source" varchar(255) not null, "sealed_text" text not null, "state" text not null default 'open', "order_id" int null, "decided_at" timestamptz null, "decided_by" int null)`);
    this.addSql(`alter table "bank_notice" add constraint "bank_notice_key_unique" unique ("key")`);
    this.addSql(`create index "bank_notice_state_id_index" on "bank_notice" ("state", "id")`);
    this.addSql(`create index "bank_notice_amount_tiyin_last4_index" on "bank_notice" ("amount_tiyin", "last4")`);
    this.addSql(`create index "bank_notice_card_id_index" on "bank_notice" ("card_id")`);
    this.addSql(`create index "bank_notice_order_id_index" on "bank_notice" ("order_id")`);
    this.addSql(`alter table "bank_notice" add constraint "bank_notice_card_id_foreign" foreign key ("card_id") references "payment_card" ("id") on delete set null`);
    this.addSql(`alter table "bank_notice" add constraint "bank_notice_order_id_foreign" foreign key ("order_id") references "orders" ("id") on delete set null`);
    this.addSql(`alter table "bank_notice" add constraint "bank_notice_kind_check" check ("kind" in ('in', 'reversal'))`);
    this.addSql(`alter table "bank_notice" add constraint "bank_notice_source_kind_check" check ("source_kind" in ('forward', 'group', 'door'))`);
    this.addSql(`alter table "bank_notice" add constraint "bank_notice_state_check" check ("state" in ('open', 'matched', 'ignored', 'foreign', 'reversed'))`);
    this.addSql(`create table "notice_source" ("id" serial primary key, "channel" varchar(255) not null, "kind" text not null, "external_id" varchar(255) not null, "name" varchar(200) not null, "added_at" timestamptz not null, "added_by" int not null)`);
    this.addSql(`alter table "notice_source" add constraint "notice_source_channel_kind_external_id_unique" unique ("channel", "kind", "external_id")`);
    this.addSql(`alter table "notice_source" add constraint "notice_source_kind_check" check ("kind" in ('bot', 'group'))`);
  }

  private keepPayments(): void {
    this.addSql(`create table "payment" ("id" serial primary key, "order_id" int not null, "proof" text not null, "amount_tiyin" bigint not null, "notice_id" int null, "receipt_id" int null, "reference" varchar(255) null, "at" timestamptz not null, "undone_at" timestamptz null)`);
    this.addSql(`create index "payment_order_id_index" on "payment" ("order_id")`);
    this.addSql(`create index "payment_receipt_id_index" on "payment" ("receipt_id")`);
    this.addSql(`create index "payment_at_index" on "payment" ("at")`);
    this.addSql(`create unique index "payment_notice_unique" on "payment" ("notice_id") where "undone_at" is null`);
    this.addSql(`create unique index "payment_reference_unique" on "payment" ("reference") where "undone_at" is null`);
    this.addSql(`alter table "payment" add constraint "payment_order_id_foreign" foreign key ("order_id") references "orders" ("id")`);
    this.addSql(`alter table "payment" add constraint "payment_notice_id_foreign" foreign key ("notice_id") references "bank_notice" ("id") on delete set null`);
    this.addSql(`alter table "payment" add constraint "payment_receipt_id_foreign" foreign key ("receipt_id") references "receipt" ("id") on delete set null`);
    this.addSql(`alter table "payment" add constraint "payment_proof_check" check ("proof" in ('notice', 'notice_and_receipt', 'owner', 'trust'))`);
  }

  private moreSettings(): void {
    this.addSql(`alter table "shop_settings" add column "most_tail_som" int not null default 499, add column "notice_wait_minutes" int not null default 10, add column "trust_order_som" int not null default 0, add column "trust_day_som" int not null default 0, add column "cash_on_delivery" boolean not null default false, add column "prepay_percent" int not null default 0`);
  }
}
