package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.sharing.Division;
import bourg.billing.sharing.Part;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.tenants.CityId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What disputes take and give back, among refunds, whatever the amounts. */
class ContestedProperties {
    private static final Party CITY = Party.city(CityId.next());
    private static final Party PARTNER = Party.partner(PartnerId.next());

    @Property
    void nobodyLosesMoreThanTheyHaveAndWhatComesBackInFullLeavesNoTrace(
            @ForAll @LongRange(max = 2_000) long tax,
            @ForAll @LongRange(max = 9_000) long city,
            @ForAll @LongRange(max = 9_000) long partner,
            @ForAll @Size(max = 5) List<@LongRange(min = 1, max = 4_000) Long> refunds,
            @ForAll @Size(min = 1, max = 6)
                    List<@LongRange(min = -4_000, max = 4_000) Long> movements) {
        Division division =
                new Division(
                        List.of(
                                new Part(PARTNER, Part.Kind.TAX, "GST", tax),
                                new Part(CITY, Part.Kind.SHARE, "SHARE", city),
                                new Part(PARTNER, Part.Kind.SHARE, "SHARE", partner)));
        long left = tax + city + partner;
        List<long[]> all = new ArrayList<>();
        for (long wish : refunds) {
            long amount = Math.min(wish, left);
            all.add(division.refund(amount, all));
            left -= amount;
        }
        long[] before = division.remaining(all);
        List<long[]> ours = new ArrayList<>();
        long taken = 0;
        for (long wish : movements) {
            long amount = Math.clamp(wish, -taken, left - taken);
            taken += move(division, amount, all, ours);
        }
        move(division, -taken, all, ours);
        assertThat(division.remaining(all)).isEqualTo(before);
    }

    private static long move(Division division, long amount, List<long[]> all, List<long[]> ours) {
        long[] parts = Contested.parts(division, amount, all, ours);
        all.add(parts);
        ours.add(parts);
        assertThat(Arrays.stream(parts).sum()).isEqualTo(amount);
        assertThat(Arrays.stream(division.remaining(all))).allMatch(each -> each >= 0);
        long[] amounts = division.amounts();
        long[] remaining = division.remaining(all);
        for (int i = 0; i < amounts.length; i++) {
            assertThat(remaining[i]).isLessThanOrEqualTo(amounts[i]);
        }
        return amount;
    }
}
