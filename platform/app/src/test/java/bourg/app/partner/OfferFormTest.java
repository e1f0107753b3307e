package bourg.app.partner;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.texts.Texts;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Concession;
import bourg.marketplace.Concessions;
import bourg.marketplace.Money;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.PricePlan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an offer says survives the editor, and amounts are read exactly. */
class OfferFormTest {
    @Test
    void whatIsShownIsWhatIsRead() {
        OfferDraft content = Wares.content();
        assertThat(OfferForm.read(OfferForm.of(words(), content), content)).contains(content);
        assertThat(OfferForm.read(OfferForm.fresh(words()), OfferForm.BLANK))
                .contains(OfferForm.BLANK);
    }

    @Test
    void aPriceIsReadExactlyOrRefused() {
        Sheet french = OfferForm.fresh(words()).put("unit_price", "1 012,50 $");
        assertThat(OfferForm.read(french, OfferForm.BLANK).orElseThrow().unitPrice())
                .isEqualTo(Money.of(101250, "CAD"));
        for (String wrong : new String[] {"12,505", "-3", "douze", "999999999999"}) {
            Sheet sheet = OfferForm.fresh(words()).put("unit_price", wrong);
            assertThat(OfferForm.read(sheet, OfferForm.BLANK)).as(wrong).isEmpty();
            assertThat(OfferForm.draw(sheet, Locale.CANADA).field("unit_price").error())
                    .as(wrong)
                    .isNotNull();
        }
    }

    @Test
    void tiersAreReadAsTheyAreShownOrTheLineIsNamed() {
        Sheet sheet =
                OfferForm.fresh(words())
                        .put("plan", "GRADUATED")
                        .put("tiers", "10 : 5,00\n+:4.5 $");
        OfferDraft read = OfferForm.read(sheet, OfferForm.BLANK).orElseThrow();
        assertThat(read.plan())
                .isEqualTo(
                        new PricePlan.Tiered(
                                PricePlan.Tiered.Mode.GRADUATED,
                                List.of(
                                        new PricePlan.Tier(10, Money.of(500, "CAD")),
                                        new PricePlan.Tier(null, Money.of(450, "CAD")))));
        assertThat(OfferForm.read(OfferForm.of(words(), read), read)).contains(read);
        for (String wrong :
                new String[] {"", "10 5", "10 : 5", "+ : 5\n10 : 4", "5 : 1,005\n+ : 1"}) {
            Sheet bad = OfferForm.fresh(words()).put("plan", "VOLUME").put("tiers", wrong);
            assertThat(OfferForm.read(bad, OfferForm.BLANK)).as(wrong).isEmpty();
            assertThat(OfferForm.draw(bad, Locale.CANADA).field("tiers").error())
                    .as(wrong)
                    .isNotNull();
        }
        Sheet free = OfferForm.fresh(words()).put("plan", "FREE").put("unit_price", "12");
        assertThat(OfferForm.read(free, OfferForm.BLANK).orElseThrow().isFree()).isTrue();
    }

    @Test
    void reductionsAreReadAsTheyAreShownAndOnlyOfAPriceThatIsPaidOnce() {
        Sheet sheet =
                OfferForm.fresh(words())
                        .put("concession.resident", "12,5 %")
                        .put("concession.child", "100")
                        .put("concession.senior", "0");
        OfferDraft read = OfferForm.read(sheet, OfferForm.BLANK).orElseThrow();
        assertThat(read.concessions())
                .isEqualTo(
                        new Concessions(
                                Map.of(
                                        Concession.RESIDENT, new BasisPoints(1_250),
                                        Concession.CHILD, new BasisPoints(10_000))));
        assertThat(OfferForm.read(OfferForm.of(words(), read), read)).contains(read);
        for (String wrong : new String[] {"101", "12,345", "-5", "moitié"}) {
            Sheet bad = OfferForm.fresh(words()).put("concession.child", wrong);
            assertThat(OfferForm.read(bad, OfferForm.BLANK)).as(wrong).isEmpty();
            assertThat(OfferForm.draw(bad, Locale.CANADA).field("concession.child").error())
                    .as(wrong)
                    .isNotNull();
        }
        for (String plan : new String[] {"FREE", "MONTH"}) {
            Sheet bad =
                    OfferForm.fresh(words())
                            .put("plan", plan)
                            .put("unit_price", "5")
                            .put("concession.child", "50");
            assertThat(OfferForm.read(bad, OfferForm.BLANK)).as(plan).isEmpty();
            assertThat(OfferForm.draw(bad, Locale.CANADA).field("concession.child").error())
                    .contains("no reduced price");
        }
    }

    @Test
    void aQuantityMustBeWholeAndSmall() {
        for (String wrong : new String[] {"", "0", "1,5", "1001"}) {
            Sheet sheet =
                    OfferForm.fresh(words()).put("quantity", "yes").put("max_quantity", wrong);
            assertThat(OfferForm.read(sheet, OfferForm.BLANK)).as(wrong).isEmpty();
        }
    }

    private static Words words() {
        return Words.of(Texts.strict(), Locale.CANADA);
    }
}
