import { Migration } from '@mikro-orm/migrations';

/** Channels whose ids are no numbers of ours, and what people do on them. */
export class OtherChannels extends Migration {
  override up(): void {
    this.numberForeignIds();
    this.bridgeWindows();
    this.keepPosts();
    this.keepComments();
  }

  private numberForeignIds(): void {
    this.addSql(`create table "foreign_id" ("id" serial primary key, "channel" varchar(255) not null, "kind" text not null, "external_id" text not null, "made_at" timestamptz not null)`);
    this.addSql(`alter table "foreign_id" add constraint "foreign_id_channel_kind_external_id_unique" unique ("channel", "kind", "external_id")`);
    this.addSql(`create index "foreign_id_made_at_index" on "foreign_id" ("made_at")`);
    this.addSql(`alter table "foreign_id" add constraint "foreign_id_kind_check" check ("kind" in ('person', 'post', 'comment', 'message'))`);
  }

  private bridgeWindows(): void {
    this.addSql(`create table "bridge_offer" ("id" serial primary key, "identity_id" int not null, "created_at" timestamptz not null, "expires_at" timestamptz not null, "used_at" timestamptz null)`);
    this.addSql(`create index "bridge_offer_identity_id_index" on "bridge_offer" ("identity_id")`);
    this.addSql(`alter table "bridge_offer" add constraint "bridge_offer_identity_id_foreign" foreign key ("identity_id") references "identity" ("id")`);
    this.addSql(`create index "identity_channel_last_inbound_at_index" on "identity" ("channel", "last_inbound_at")`);
    this.addSql(`alter table "receipt" add column "source_message" varchar(255) null, add column "withdrawn_at" timestamptz null`);
    this.addSql(`create index "receipt_source_message_index" on "receipt" ("source_message")`);
  }

  private keepPosts(): void {
    this.addSql(`create table "post" ("id" serial primary key, "channel" varchar(255) not null, "external_id" varchar(255) not null, "link" text not null, "caption" text not null, "kind" text not null default 'post', "published_at" timestamptz null, "product_id" int null, "status" text not null default 'new', "created_at" timestamptz not null)`);
    this.addSql(`alter table "post" add constraint "post_channel_external_id_unique" unique ("channel", "external_id")`);
    this.addSql(`create index "post_product_id_index" on "post" ("product_id")`);
    this.addSql(`create index "post_status_id_index" on "post" ("status", "id")`);
    this.addSql(`alter table "post" add constraint "post_product_id_foreign" foreign key ("product_id") references "product" ("id") on delete set null`);
    this.addSql(`alter table "post" add constraint "post_kind_check" check ("kind" in ('post', 'reel', 'story'))`);
    this.addSql(`alter table "post" add constraint "post_status_check" check ("status" in ('new', 'linked', 'ignored'))`);
  }

  private keepComments(): void {
    this.addSql(`create table "post_comment" ("id" serial primary key, "channel" varchar(255) not null, "external_id" varchar(255) not null, "post_id" int not null, "identity_id" int not null, "intent" text not null, "parent" varchar(255) null, "status" text not null, "public_reply" text null, "private_reply" text null, "sealed_text" text null, "cause" varchar(255) null, "created_at" timestamptz not null, "answered_at" timestamptz null)`);
    this.addSql(`alter table "post_comment" add constraint "post_comment_channel_external_id_unique" unique ("channel", "external_id")`);
    this.addSql(`create index "post_comment_post_id_index" on "post_comment" ("post_id")`);
    this.addSql(`create index "post_comment_identity_id_index" on "post_comment" ("identity_id")`);
    this.addSql(`create index "post_comment_channel_answered_at_index" on "post_comment" ("channel", "answered_at")`);
    this.addSql(`create index "post_comment_status_id_index" on "post_comment" ("status", "id")`);
    this.addSql(`alter table "post_comment" add constraint "post_comment_post_id_foreign" foreign key ("post_id") references "post" ("id")`);
    this.addSql(`alter table "post_comment" add constraint "post_comment_identity_id_foreign" foreign key ("identity_id") references "identity" ("id")`);
    this.addSql(`alter table "post_comment" add constraint "post_comment_intent_check" check ("intent" in ('price', 'stock', 'size', 'buy', 'question', 'praise', 'unfriendly', 'unclear', 'aside'))`);
    this.addSql(`alter table "post_comment" add constraint "post_comment_status_check" check ("status" in ('answered', 'invited', 'asked', 'silent', 'braked', 'erased'))`);
    this.addSql(`alter table "post_comment" add constraint "post_comment_public_reply_check" check ("public_reply" in ('due', 'sent', 'refused'))`);
    this.addSql(`alter table "post_comment" add constraint "post_comment_private_reply_check" check ("private_reply" in ('due', 'sent', 'refused'))`);
    this.addSql(`alter table "shop_settings" add column "comments_on" boolean not null default true, add column "price_in_public" boolean not null default false, add column "unlinked_comments" text not null default 'invite', add column "unclear_comments" text not null default 'ask'`);
    this.addSql(`alter table "shop_settings" add constraint "shop_settings_unlinked_comments_check" check ("unlinked_comments" in ('silent', 'ask', 'invite'))`);
    this.addSql(`alter table "shop_settings" add constraint "shop_settings_unclear_comments_check" check ("unclear_comments" in ('silent', 'ask', 'invite'))`);
  }
}
