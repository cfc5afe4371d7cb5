/** What has to be known of the resources of one type before one of them is changed, lost or found again. */
export interface ResourceType {
  /** The provider's name for the type: `gcp:storage/bucket:Bucket`. */
  readonly token: string;
  /** Data that goes with a resource, in words; a preview cannot tell whether there is any in it. */
  readonly holds?: string;
  /** Input by which the provider removes one that holds data; without it, it refuses. */
  readonly removedFullBy?: string;
  /**
   * Id under which one that exists is imported; `{x}` is the input of that name. Source: «Import» in each type's documentation.
   * Types without one can be made again where they are (IAM members, enabled APIs), or are found by their labels (Docker).
   */
  readonly importId?: string;
  /** What of it is paid by use, in words; undefined where nothing is, or all has a price of its own (infra/costs). */
  readonly paidByUse?: string;
  /** What its replacement interrupts, in words; undefined for nothing. */
  readonly interrupts?: string;
  /** Properties that change in place, but only while it is stopped. */
  readonly restartsOn?: readonly string[];
  /** What the provider needs beyond the right to look, to read one as it is: the nightly look leaves it out. */
  readonly readingTakes?: string;
  /** Numbers of the policy rules that cover it. */
  readonly rules?: readonly number[];
  /** Why no rule has to cover it, in words: a type without rules and without that is refused. */
  readonly noRules?: string;
}
