package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.Billing;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import bourg.marketplace.Orders;
import bourg.marketplace.PartnerOrders;
import bourg.tenants.Actor;
import bourg.tenants.City;
import bourg.tenants.CloseCity;
import bourg.tenants.Closings;
import bourg.tenants.CurrentCity;
import bourg.tenants.Exports;
import bourg.tenants.StaffRole;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every kind of letter says in a header of its own which city it comes from. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class CityMailsTest extends ConsoleTest {
    @Autowired Orders all;
    @Autowired PartnerOrders partners;
    @Autowired Billing billing;
    @Autowired Exports exports;

    @Test
    void everyLetterCarriesItsCity() {
        City city = cities.quebec("writing");
        City other = cities.novaScotia("writing-too");
        AdoptionId service = market.bikeParking(city);
        orders.paid(other, market.bikeParking(other));
        OrderId done = orders.paid(city, service);
        orders.accept(city, done);
        in(city, () -> partners.complete(all.find(done).orElseThrow().service().partner(), done));
        in(city, () -> billing.refund(done, Money.of(100, "CAD"), "Geste", "letters"));
        OrderId refused = orders.paid(city, service);
        in(city, () -> all.refuse(refused, "Complet"));
        exports.ask(new Actor.Staff("alice", city.id(), Set.of(StaffRole.ADMIN), "Alice"));

        // Paid twice, accepted, done, refused, given back twice.
        PaidOrders.await("written", () -> of(city).size() >= 7);
        assertThat(of(city).stream().map(CityMailsTest::subject).distinct().count())
                .isGreaterThanOrEqualTo(5);
        PaidOrders.await("written", () -> !of(other).isEmpty());
        assertThat(MAILS.getReceivedMessages())
                .allSatisfy(letter ->
                        assertThat(letter.getHeader("X-Bourg-City"))
                                .singleElement()
                                .asString()
                                .startsWith("city_"));
    }

    @Test
    void whoOrderedIsToldOnceUntilWhenTheCityIsThere(@Autowired Closings closings) {
        City city = cities.quebec("farewell");
        AdoptionId service = market.bikeParking(city);
        orders.paid(city, service);
        orders.paid(city, service);
        closings.close(city, new CloseCity(city.code(), true));

        PaidOrders.await("told", () -> of(city).stream().anyMatch(CityMailsTest::isFarewell));
        assertThat(of(city).stream().filter(CityMailsTest::isFarewell)).hasSize(1);
    }

    private static boolean isFarewell(MimeMessage letter) {
        return GreenMailUtil.getBody(letter).contains("/closing");
    }

    private static void in(City city, Runnable work) {
        CurrentCity.run(city.id(), work);
    }

    /** By their sender's address in the Message-ID, which ends with the host of the city. */
    private static List<MimeMessage> of(City city) {
        return Arrays.stream(MAILS.getReceivedMessages())
                .filter(letter -> header(letter, "Message-ID").endsWith("@" + city.host() + ">"))
                .peek(letter ->
                        assertThat(header(letter, "X-Bourg-City")).isEqualTo(city.id().toString()))
                .toList();
    }

    private static String subject(MimeMessage letter) {
        return header(letter, "Subject");
    }

    private static String header(MimeMessage letter, String name) {
        try {
            String[] values = letter.getHeader(name);
            return values == null ? "" : values[0];
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
