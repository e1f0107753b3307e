package bourg.marketplace.notifying;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keeps webhooks away from addresses inside our own network. */
@Component
public class AddressGuard {
    private final boolean privateAllowed;

    AddressGuard(
            @Value("${bourg.partner-webhooks.allow-private-addresses:false}")
                    boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    /**
     * The code of why nothing may be sent to an address, if so; asked again before every sending.
     */
    public Optional<String> refuses(String address) {
        try {
            URI uri = new URI(address);
            String host = uri.getHost();
            if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                return Optional.of("address_invalid");
            }
            if (!"https".equals(uri.getScheme())
                    && !(privateAllowed && "http".equals(uri.getScheme()))) {
                return Optional.of("address_not_https");
            }
            return privateAllowed || isPublic(host)
                    ? Optional.empty()
                    : Optional.of("address_not_public");
        } catch (URISyntaxException notAnAddress) {
            return Optional.of("address_invalid");
        }
    }

    private static boolean isPublic(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(AddressGuard::isPublic);
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean special =
                address.isAnyLocalAddress()
                        || address.isLoopbackAddress()
                        || address.isLinkLocalAddress()
                        || address.isSiteLocalAddress()
                        || address.isMulticastAddress();
        return !special && (address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes));
    }

    /**
     * Leaves out "this network", carrier-grade NAT, protocol assignments, benchmarking and the
     * reserved class E.
     */
    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return first != 0
                && first < 240
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && bytes[2] == 0)
                && !(first == 198 && (second == 18 || second == 19));
    }

    /** Only global unicast, without 6to4, Teredo and other ways to wrap a private IPv4 address. */
    private static boolean isPublic6(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean global = (first & 0xe0) == 0x20;
        boolean sixToFour = first == 0x20 && second == 0x02;
        boolean teredo = first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        return global && !sixToFour && !teredo;
    }
}
