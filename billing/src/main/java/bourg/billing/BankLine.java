package bourg.billing;

import bourg.marketplace.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a bank's statement that waits for its transfer. */
public record BankLine(
        UUID id,
        LocalDate bookedOn,
        Money amount,
        @Nullable String bankReference,
        @Nullable String ourReference) {}
