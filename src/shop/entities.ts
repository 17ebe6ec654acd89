import { Category } from './catalog/category.ts';
import { Product, ProductPicture, Variant } from './catalog/product.ts';
import { StockMove } from './catalog/stock-move.ts';
import { StockWatch } from './catalog/stock-watch.ts';
import { PostComment } from './comments/comment.ts';
import { BridgeOffer } from './customers/bridge-offer.ts';
import { Customer } from './customers/customer.ts';
import { Identity } from './customers/identity.ts';
import { DoneStep } from './done-step.ts';
import { DeliveryMethod } from './delivery/delivery-method.ts';
import { Notice } from './notices/notice.ts';
import { DraftLine, OrderDraft } from './orders/draft.ts';
import { Order, OrderEvent, OrderLine, Receipt } from './orders/order.ts';
import { Owner, OwnerClaim, PasswordPrompt } from './owners/owner.ts';
import { BankNotice } from './payments/bank-notice.ts';
import { NoticeSource } from './payments/notice-source.ts';
import { PaymentCard } from './payments/payment-card.ts';
import { Payment } from './payments/payment.ts';
import { Post } from './posts/post.ts';
import { ShopSettings } from './settings/shop-settings.ts';

/** Everything the database keeps for the shop. */
export const entities = [
  Category,
  Product,
  Variant,
  ProductPicture,
  StockMove,
  StockWatch,
  Customer,
  Identity,
  BridgeOffer,
  DeliveryMethod,
  PaymentCard,
  OrderDraft,
  DraftLine,
  Order,
  OrderLine,
  OrderEvent,
  Receipt,
  BankNotice,
  Payment,
  NoticeSource,
  Post,
  PostComment,
  Notice,
  Owner,
  OwnerClaim,
  PasswordPrompt,
  ShopSettings,
  DoneStep,
];
