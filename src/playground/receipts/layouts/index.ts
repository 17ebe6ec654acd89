import type { ReceiptLayout, ReceiptSpec } from '../receipt-spec.ts';
import type { Sheet } from '../sheet.ts';
import { ribbon, sheet, twoCards } from './cards.ts';
import { bare, bigSum, payerOnly } from './centred.ts';
import { form } from './forms.ts';
import type { Layout, Tools } from './layout.ts';
import { grid, stackedRows, ticket } from './lists.ts';
import { cheque, statement, table } from './papers.ts';

const layouts: Record<ReceiptLayout, Layout> = {
  bigSum,
  twoCards,
  stackedRows,
  grid,
  ribbon,
  ticket,
  bare,
  payerOnly,
  table,
  sheet,
  statement,
  cheque,
};

/** Every app shows its form before a transfer alike here. */
export function drawLayout(spec: ReceiptSpec, tools: Tools): Sheet {
  return spec.status === 'form' ? form(spec, tools) : layouts[spec.layout](spec, tools);
}
