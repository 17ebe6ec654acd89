import { Migration } from '@mikro-orm/migrations';

/** What an update did, so that run again it does it once; notices that were given up. */
export class RunTwice extends Migration {
  override up(): void {
    this.addSql(`create table "effect" ("cause" varchar(255) not null, "ordinal" int not null, "digest" varchar(255) not null, "outcome" text not null, "result" text null, "at" timestamptz not null, primary key ("cause", "ordinal"))`);
    this.addSql(`create index "effect_at_index" on "effect" ("at")`);
    this.addSql(`alter table "effect" add constraint "effect_outcome_check" check ("outcome" in ('done', 'unknown'))`);
    this.addSql(`create table "done_step" ("cause" varchar(255) not null, "step" varchar(255) not null, "detail" varchar(255) null, "at" timestamptz not null, primary key ("cause", "step"))`);
    this.addSql(`create index "done_step_at_index" on "done_step" ("at")`);
    this.addSql(`alter table "notice" drop constraint "notice_status_check"`);
    this.addSql(`alter table "notice" add constraint "notice_status_check" check ("status" in ('queued', 'sent', 'held', 'dropped', 'parked'))`);
  }
}
