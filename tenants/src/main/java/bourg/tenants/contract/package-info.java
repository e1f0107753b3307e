/**
 * The rules that every HTTP contract of the platform shares: problems, strict JSON, idempotency,
 * cursors.
 */
@NamedInterface("contract")
@NullMarked
package bourg.tenants.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
