import type { Options } from '../catalog/product.ts';
import type { ShopContext } from '../context.ts';
import { deliveryFee, type DeliveryMethodView } from '../delivery/list-delivery.ts';
import type { ProductView } from '../catalog/product-view.ts';
import { productAsJson } from '../catalog/read-product.ts';
import type { Vault } from '../ports.ts';
import { row } from '../sql.ts';
import type { DraftLineView, DraftView } from './draft-view.ts';
import type { PaymentKind } from './payment-kind.ts';
import { findPaymentWays } from './payment-ways.ts';

/** The customer's open draft; an empty one with id 0 where nothing was begun. */
export async function readDraft(ctx: Pick<ShopContext, 'em' | 'vault'>, customerId: number): Promise<DraftView> {
  const draft = await row<DraftRow>(ctx.em, selectDraft, [customerId]);
  if (!draft) return emptyDraft;
  const totals = sums(draft.lines, draft.delivery);
  const ways = findPaymentWays(totals.totalSom, draft);
  return {
    id: draft.id,
    stage: draft.stage,
    product: draft.product?.active ? draft.product : null,
    chosen: draft.chosen ?? {},
    lines: draft.lines,
    phone: opened(ctx.vault, draft.phoneSealed),
    delivery: draft.delivery,
    region: draft.region,
    address: opened(ctx.vault, draft.addressSealed),
    recipient: opened(ctx.vault, draft.recipientSealed),
    ...totals,
    ...ways,
    paymentKind: chosenWay(ways.paymentWays, draft.chosenPayment),
    forgedReceipts: draft.forgedReceipts,
  };
}

type DraftRow = Pick<DraftView, 'id' | 'stage' | 'lines' | 'delivery' | 'region' | 'forgedReceipts'> & {
  product: ProductView | null;
  chosen: Options | null;
  phoneSealed: string | null;
  addressSealed: string | null;
  recipientSealed: string | null;
  chosenPayment: PaymentKind | null;
  cashOnDelivery: boolean;
  prepayPercent: number;
};

// One statement, the product in hand included: it is read twice with every answer. What was taken off the shelf can't be sold, whatever is left of it.
const selectDraft = `select draft.id, draft.stage, draft.chosen, draft.region,
  draft.phone_sealed as "phoneSealed", draft.address_sealed as "addressSealed", draft.recipient_sealed as "recipientSealed",
  draft.payment_kind as "chosenPayment", customer.forged_receipts as "forgedReceipts",
  coalesce(settings.cash_on_delivery, false) as "cashOnDelivery", coalesce(settings.prepay_percent, 0) as "prepayPercent",
  case when method.id is not null then jsonb_build_object('id', method.id, 'kind', method.kind, 'title', method.title,
    'eta', method.eta, 'feeSom', method.fee_som, 'freeFromSom', method.free_from_som, 'regions', method.regions,
    'address', method.address, 'active', method.active) end as delivery,
  (select coalesce(jsonb_agg(jsonb_build_object('id', line.id, 'variantId', variant.id, 'productId', product.id,
      'title', product.title, 'options', variant.options, 'priceSom', variant.price_som, 'quantity', line.quantity,
      'stock', case when product.status = 'active' then variant.stock else 0 end) order by line.id), '[]')
    from draft_line as line join variant on variant.id = line.variant_id join product on product.id = variant.product_id
    where line.draft_id = draft.id) as lines,
  (select ${productAsJson} from product where product.id = draft.product_id) as product
from order_draft as draft
join customer on customer.id = draft.customer_id
left join shop_settings as settings on settings.id = 1
left join delivery_method as method on method.id = draft.delivery_method_id and method.active
where draft.customer_id = ? and draft.status = 'open'`;

const emptyDraft: DraftView = {
  id: 0,
  stage: 'cart',
  product: null,
  chosen: {},
  lines: [],
  phone: null,
  delivery: null,
  region: null,
  address: null,
  recipient: null,
  paymentKind: 'card',
  paymentWays: ['card'],
  prepaySom: 0,
  forgedReceipts: 0,
  itemsSom: 0,
  deliverySom: null,
  totalSom: 0,
};

/** What was chosen once counts only while it is offered. */
function chosenWay(ways: PaymentKind[], chosen: PaymentKind | null): PaymentKind | null {
  if (ways.length === 1) return ways[0] ?? null;
  return ways.find((way) => way === chosen) ?? null;
}

function sums(
  lines: DraftLineView[],
  method: DeliveryMethodView | null,
): Pick<DraftView, 'itemsSom' | 'deliverySom' | 'totalSom'> {
  const itemsSom = lines.reduce((sum, line) => sum + line.priceSom * line.quantity, 0);
  const deliverySom = method && deliveryFee(method, itemsSom);
  return { itemsSom, deliverySom, totalSom: itemsSom + (deliverySom ?? 0) };
}

function opened(vault: Vault, sealed: string | null | undefined): string | null {
  return sealed ? vault.open(sealed) : null;
}
