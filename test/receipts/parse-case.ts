/** A text with what is to be found in it; what is left out is not looked at. */
export interface ParseCase {
  what: string;
  text: string;
  want: {
    amount?: number | null;
    fee?: number | null;
    total?: number | null;
    currency?: string | null;
    last4?: string | null;
    sender?: string | null;
    name?: string | null;
    at?: string | null;
    reference?: string | null;
    status?: string | null;
    provider?: string | null;
    /** Whether the amount counts as certain. */
    certain?: boolean;
  };
}
