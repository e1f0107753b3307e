package bourg.marketplace.notifying;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTests {
    private final AddressGuard guard = new AddressGuard(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x", "https://10.1.2.3/", "https://192.168.1.1/",
                        "https://172.16.0.1/",
                "https://169.254.169.254/latest", "https://100.64.0.1/", "https://0.0.0.0/",
                        "https://224.0.0.1/",
                "https://255.255.255.255/", "https://[::1]/", "https://[fe80::1]/",
                        "https://[fd00::1]/",
                "https://[::ffff:10.0.0.1]/", "https://[2002:a00:1::]/",
                        "https://[64:ff9b::a00:1]/", "https://localhost/",
                "https://198.18.0.1/", "https://192.0.0.1/", "https://2130706433/"
            })
    void addressesOfOurOwnNetworkAreRefused(String address) {
        assertThat(guard.refuses(address)).isPresent();
    }

    @Test
    void publicAddressesPass() {
        assertThat(guard.refuses("https://93.184.215.14/hook?x=1")).isEmpty();
        assertThat(guard.refuses("https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/hook"))
                .isEmpty();
    }

    @Test
    void onlyPlainHttpsPasses() {
        assertThat(guard.refuses("http://93.184.215.14/")).contains("address_not_https");
        assertThat(guard.refuses("ftp://93.184.215.14/")).contains("address_not_https");
        assertThat(guard.refuses("https://user:secret@93.184.215.14/")).contains("address_invalid");
        assertThat(guard.refuses("not an address")).contains("address_invalid");
        assertThat(guard.refuses("https:///x")).contains("address_invalid");
    }

    @Test
    void locallyPrivateAddressesCanBeAllowed() {
        assertThat(new AddressGuard(true).refuses("http://127.0.0.1:9000/hook")).isEmpty();
    }
}
