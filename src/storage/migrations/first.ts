import { Migration } from '@mikro-orm/migrations';

/** The tables of the shop as first released. */
export class FirstTables extends Migration {
  override up(): void {
    this.createTables();
    this.relate();
  }

  private createTables(): void {
    this.addSql(`create table "category" ("id" serial primary key, "slug" varchar(255) not null, "parent_id" int null, "title" jsonb not null, "position" int not null default 0)`);
    this.addSql(`alter table "category" add constraint "category_slug_unique" unique ("slug")`);
    this.addSql(`create index "category_parent_id_index" on "category" ("parent_id")`);
    this.addSql(`create table "customer" ("id" serial primary key, "name" varchar(200) null, "language" text not null default 'uz', "language_chosen" boolean not null default false, "phone_sealed" text null, "phone_fingerprint" varchar(255) null, "consent_version" varchar(255) null, "consent_at" timestamptz null, "created_at" timestamptz not null)`);
    this.addSql(`create index "customer_phone_fingerprint_index" on "customer" ("phone_fingerprint")`);
    this.addSql(`create table "delivery_method" ("id" serial primary key, "kind" text not null, "title" jsonb not null, "eta" jsonb not null, "fee_som" int not null, "free_from_som" int null, "regions" jsonb not null, "address" jsonb null, "active" boolean not null default true, "position" int not null default 0)`);
    this.addSql(`create table "identity" ("id" serial primary key, "customer_id" int not null, "channel" varchar(255) not null, "external_id" varchar(255) not null, "username" varchar(255) null, "last_inbound_at" timestamptz null, "blocked_at" timestamptz null, "stopped_at" timestamptz null, "taken_over_until" timestamptz null)`);
    this.addSql(`create index "identity_customer_id_index" on "identity" ("customer_id")`);
    this.addSql(`create index "identity_taken_over_index" on "identity" ("taken_over_until") where "taken_over_until" is not null`);
    this.addSql(`alter table "identity" add constraint "identity_channel_external_id_unique" unique ("channel", "external_id")`);
    this.addSql(`create table "key_value" ("key" text not null, "value" text not null, "expires_at" timestamptz null, primary key ("key"))`);
    this.addSql(`create index "key_value_expires_at_index" on "key_value" ("expires_at")`);
    this.addSql(`create table "notice" ("id" serial primary key, "cause" varchar(255) not null, "ordinal" int not null default 0, "identity_id" int not null, "kind" varchar(255) not null, "data" jsonb not null, "status" text not null default 'queued', "reason" varchar(255) null, "created_at" timestamptz not null, "sent_at" timestamptz null)`);
    this.addSql(`create index "notice_identity_id_status_index" on "notice" ("identity_id", "status")`);
    this.addSql(`alter table "notice" add constraint "notice_cause_identity_id_ordinal_unique" unique ("cause", "identity_id", "ordinal")`);
    this.addSql(`create table "owner" ("id" serial primary key, "identity_id" int not null, "name" varchar(200) not null, "password_hash" text null, "removed_at" timestamptz null, "signed_in_until" timestamptz null, "idle_until" timestamptz null, "failed_tries" int not null default 0, "failed_since" timestamptz null, "locked_until" timestamptz null, "lock_level" int not null default 0, "task" jsonb null, "created_at" timestamptz not null)`);
    this.addSql(`alter table "owner" add constraint "owner_identity_id_unique" unique ("identity_id")`);
    this.addSql(`create table "owner_claim" ("id" serial primary key, "token_hash" varchar(255) not null, "created_at" timestamptz not null, "used_at" timestamptz null)`);
    this.addSql(`alter table "owner_claim" add constraint "owner_claim_token_hash_unique" unique ("token_hash")`);
    this.addSql(`create table "password_prompt" ("id" serial primary key, "channel" varchar(255) not null, "external_id" varchar(255) not null, "purpose" text not null, "hash_with" text not null, "expires_at" timestamptz not null)`);
    this.addSql(`alter table "password_prompt" add constraint "password_prompt_channel_external_id_unique" unique ("channel", "external_id")`);
    this.addSql(`create table "product" ("id" serial primary key, "slug" varchar(255) not null, "category_id" int not null, "title" jsonb not null, "description" jsonb not null, "options" jsonb not null, "status" text not null default 'active', "position" int not null default 0, "search_text" text not null, "created_at" timestamptz not null)`);
    this.addSql(`alter table "product" add constraint "product_slug_unique" unique ("slug")`);
    this.addSql(`create index "product_category_id_status_position_index" on "product" ("category_id", "status", "position")`);
    this.addSql(`create table "order_draft" ("id" serial primary key, "customer_id" int not null, "status" text not null default 'open', "stage" text not null default 'choosing', "product_id" int null, "chosen" jsonb null, "phone_sealed" text null, "delivery_method_id" int null, "region" text null, "address_sealed" text null, "recipient_sealed" text null, "created_at" timestamptz not null, "updated_at" timestamptz not null)`);
    this.addSql(`create index "order_draft_product_id_index" on "order_draft" ("product_id")`);
    this.addSql(`create index "order_draft_delivery_method_id_index" on "order_draft" ("delivery_method_id")`);
    this.addSql(`create unique index "order_draft_open_unique" on "order_draft" ("customer_id") where "status" = 'open'`);
    this.addSql(`create index "order_draft_customer_id_index" on "order_draft" ("customer_id")`);
    this.addSql(`create table "orders" ("id" serial primary key, "number" varchar(255) not null, "customer_id" int not null, "identity_id" int not null, "draft_id" int not null, "status" text not null, "items_som" int not null, "delivery_som" int not null, "total_som" int not null, "delivery_kind" text not null, "delivery_title" jsonb not null, "pickup_address" jsonb null, "region" text null, "phone_sealed" text not null, "address_sealed" text null, "recipient_sealed" text not null, "hold_until" timestamptz not null, "reminded_at" timestamptz null, "tracking" varchar(500) null, "placed_at" timestamptz not null, "updated_at" timestamptz not null)`);
    this.addSql(`alter table "orders" add constraint "orders_number_unique" unique ("number")`);
    this.addSql(`create index "orders_identity_id_index" on "orders" ("identity_id")`);
    this.addSql(`alter table "orders" add constraint "orders_draft_id_unique" unique ("draft_id")`);
    this.addSql(`create index "orders_placed_at_index" on "orders" ("placed_at")`);
    this.addSql(`create index "orders_status_hold_until_index" on "orders" ("status", "hold_until")`);
    this.addSql(`create index "orders_status_id_index" on "orders" ("status", "id")`);
    this.addSql(`create index "orders_customer_id_id_index" on "orders" ("customer_id", "id")`);
    this.addSql(`create table "order_event" ("id" serial primary key, "order_id" int not null, "event" varchar(255) not null, "from" text null, "to" text not null, "actor_kind" varchar(255) not null, "actor_id" int null, "data" jsonb not null, "at" timestamptz not null)`);
    this.addSql(`create index "order_event_order_id_index" on "order_event" ("order_id")`);
    this.addSql(`create index "order_event_at_index" on "order_event" ("at")`);
    this.addSql(`create table "product_picture" ("id" serial primary key, "product_id" int not null, "color" varchar(255) null, "media_id" varchar(255) not null, "position" int not null default 0)`);
    this.addSql(`create index "product_picture_product_id_index" on "product_picture" ("product_id")`);
    this.addSql(`create table "receipt" ("id" serial primary key, "order_id" int not null, "media_id" varchar(255) not null, "mime" varchar(255) not null, "status" text not null default 'waiting', "submitted_at" timestamptz not null, "judged_at" timestamptz null)`);
    this.addSql(`create index "receipt_order_id_index" on "receipt" ("order_id")`);
    this.addSql(`create index "receipt_media_id_index" on "receipt" ("media_id")`);
    this.addSql(`create table "shop_settings" ("id" serial primary key, "name" jsonb not null, "order_prefix" varchar(8) not null default 'S', "card_number_sealed" text null, "card_holder" varchar(100) null, "hold_minutes" int not null default 30, "reminder_minutes" int not null default 10, "take_over_minutes" int not null default 120, "max_open_orders" int not null default 3, "max_units" int not null default 5, "paused_at" timestamptz null)`);
    this.addSql(`create table "variant" ("id" serial primary key, "product_id" int not null, "options" jsonb not null, "option_key" varchar(255) not null, "price_som" int not null, "compare_at_som" int null, "stock" int not null, "position" int not null default 0)`);
    this.addSql(`alter table "variant" add constraint "variant_product_id_option_key_unique" unique ("product_id", "option_key")`);
    this.addSql(`create table "stock_watch" ("id" serial primary key, "variant_id" int not null, "identity_id" int not null, "created_at" timestamptz not null)`);
    this.addSql(`create index "stock_watch_identity_id_index" on "stock_watch" ("identity_id")`);
    this.addSql(`alter table "stock_watch" add constraint "stock_watch_variant_id_identity_id_unique" unique ("variant_id", "identity_id")`);
    this.addSql(`create table "stock_move" ("id" serial primary key, "variant_id" int not null, "delta" int not null, "reason" text not null, "order_id" int null, "at" timestamptz not null)`);
    this.addSql(`create index "stock_move_variant_id_index" on "stock_move" ("variant_id")`);
    this.addSql(`create index "stock_move_order_id_index" on "stock_move" ("order_id")`);
    this.addSql(`create table "order_line" ("id" serial primary key, "order_id" int not null, "variant_id" int not null, "title" jsonb not null, "options" jsonb not null, "price_som" int not null, "quantity" int not null)`);
    this.addSql(`create index "order_line_order_id_index" on "order_line" ("order_id")`);
    this.addSql(`create index "order_line_variant_id_index" on "order_line" ("variant_id")`);
    this.addSql(`create table "draft_line" ("id" serial primary key, "draft_id" int not null, "variant_id" int not null, "quantity" int not null)`);
    this.addSql(`create index "draft_line_variant_id_index" on "draft_line" ("variant_id")`);
    this.addSql(`alter table "draft_line" add constraint "draft_line_draft_id_variant_id_unique" unique ("draft_id", "variant_id")`);
  }

  private relate(): void {
    this.addSql(`alter table "category" add constraint "category_parent_id_foreign" foreign key ("parent_id") references "category" ("id") on delete set null`);
    this.addSql(`alter table "customer" add constraint "customer_language_check" check ("language" in ('uz', 'en'))`);
    this.addSql(`alter table "delivery_method" add constraint "delivery_method_fee_som_check" check (fee_som >= 0)`);
    this.addSql(`alter table "delivery_method" add constraint "delivery_method_kind_check" check ("kind" in ('courier', 'post', 'pickup'))`);
    this.addSql(`alter table "identity" add constraint "identity_customer_id_foreign" foreign key ("customer_id") references "customer" ("id")`);
    this.addSql(`alter table "notice" add constraint "notice_identity_id_foreign" foreign key ("identity_id") references "identity" ("id")`);
    this.addSql(`alter table "notice" add constraint "notice_status_check" check ("status" in ('queued', 'sent', 'held', 'dropped'))`);
    this.addSql(`alter table "owner" add constraint "owner_identity_id_foreign" foreign key ("identity_id") references "identity" ("id")`);
    this.addSql(`alter table "password_prompt" add constraint "password_prompt_purpose_check" check ("purpose" in ('sign_in', 'set'))`);
    this.addSql(`alter table "product" add constraint "product_category_id_foreign" foreign key ("category_id") references "category" ("id")`);
    this.addSql(`alter table "product" add constraint "product_status_check" check ("status" in ('active', 'hidden'))`);
    this.addSql(`alter table "order_draft" add constraint "order_draft_customer_id_foreign" foreign key ("customer_id") references "customer" ("id")`);
    this.addSql(`alter table "order_draft" add constraint "order_draft_product_id_foreign" foreign key ("product_id") references "product" ("id") on delete set null`);
    this.addSql(`alter table "order_draft" add constraint "order_draft_delivery_method_id_foreign" foreign key ("delivery_method_id") references "delivery_method" ("id") on delete set null`);
    this.addSql(`alter table "order_draft" add constraint "order_draft_status_check" check ("status" in ('open', 'placed', 'dropped'))`);
    this.addSql(`alter table "order_draft" add constraint "order_draft_stage_check" check ("stage" in ('choosing', 'cart', 'checkout'))`);
    this.addSql(`alter table "order_draft" add constraint "order_draft_region_check" check ("region" in ('tashkent_city', 'tashkent', 'andijan', 'bukhara', 'fergana', 'jizzakh', 'khorezm', 'namangan', 'navoi', 'kashkadarya', 'samarkand', 'syrdarya', 'surkhandarya', 'karakalpakstan'))`);
    this.addSql(`alter table "orders" add constraint "orders_customer_id_foreign" foreign key ("customer_id") references "customer" ("id")`);
    this.addSql(`alter table "orders" add constraint "orders_identity_id_foreign" foreign key ("identity_id") references "identity" ("id")`);
    this.addSql(`alter table "orders" add constraint "orders_draft_id_foreign" foreign key ("draft_id") references "order_draft" ("id")`);
    this.addSql(`alter table "orders" add constraint "orders_status_check" check ("status" in ('awaiting_payment', 'checking_receipt', 'paid', 'packed', 'shipped', 'delivered', 'cancelled', 'refund_due', 'refunded'))`);
    this.addSql(`alter table "orders" add constraint "orders_delivery_kind_check" check ("delivery_kind" in ('courier', 'post', 'pickup'))`);
    this.addSql(`alter table "orders" add constraint "orders_region_check" check ("region" in ('tashkent_city', 'tashkent', 'andijan', 'bukhara', 'fergana', 'jizzakh', 'khorezm', 'namangan', 'navoi', 'kashkadarya', 'samarkand', 'syrdarya', 'surkhandarya', 'karakalpakstan'))`);
    this.addSql(`alter table "order_event" add constraint "order_event_order_id_foreign" foreign key ("order_id") references "orders" ("id")`);
    this.addSql(`alter table "order_event" add constraint "order_event_from_check" check ("from" in ('awaiting_payment', 'checking_receipt', 'paid', 'packed', 'shipped', 'delivered', 'cancelled', 'refund_due', 'refunded'))`);
    this.addSql(`alter table "order_event" add constraint "order_event_to_check" check ("to" in ('awaiting_payment', 'checking_receipt', 'paid', 'packed', 'shipped', 'delivered', 'cancelled', 'refund_due', 'refunded'))`);
    this.addSql(`alter table "product_picture" add constraint "product_picture_product_id_foreign" foreign key ("product_id") references "product" ("id")`);
    this.addSql(`alter table "receipt" add constraint "receipt_order_id_foreign" foreign key ("order_id") references "orders" ("id")`);
    this.addSql(`alter table "receipt" add constraint "receipt_status_check" check ("status" in ('waiting', 'accepted', 'refused'))`);
    this.addSql(`alter table "variant" add constraint "variant_product_id_foreign" foreign key ("product_id") references "product" ("id")`);
    this.addSql(`alter table "variant" add constraint "variant_price_som_check" check (price_som >= 0)`);
    this.addSql(`alter table "variant" add constraint "variant_stock_check" check (stock >= 0)`);
    this.addSql(`alter table "stock_watch" add constraint "stock_watch_variant_id_foreign" foreign key ("variant_id") references "variant" ("id")`);
    this.addSql(`alter table "stock_watch" add constraint "stock_watch_identity_id_foreign" foreign key ("identity_id") references "identity" ("id")`);
    this.addSql(`alter table "stock_move" add constraint "stock_move_variant_id_foreign" foreign key ("variant_id") references "variant" ("id")`);
    this.addSql(`alter table "stock_move" add constraint "stock_move_reason_check" check ("reason" in ('start', 'correct', 'hold', 'release'))`);
    this.addSql(`alter table "order_line" add constraint "order_line_order_id_foreign" foreign key ("order_id") references "orders" ("id")`);
    this.addSql(`alter table "order_line" add constraint "order_line_variant_id_foreign" foreign key ("variant_id") references "variant" ("id")`);
    this.addSql(`alter table "draft_line" add constraint "draft_line_draft_id_foreign" foreign key ("draft_id") references "order_draft" ("id")`);
    this.addSql(`alter table "draft_line" add constraint "draft_line_variant_id_foreign" foreign key ("variant_id") references "variant" ("id")`);
    this.addSql(`alter table "draft_line" add constraint "draft_line_quantity_check" check (quantity > 0)`);
    // Order numbers are short for people, and never given twice, also where a transaction rolls back.
    this.addSql(`create sequence "order_number_seq" as int start with 1001`);
  }

}
