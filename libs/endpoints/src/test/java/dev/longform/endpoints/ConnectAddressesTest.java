package dev.longform.endpoints;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectAddressesTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final Calls calls = new Calls(Instant.now().plusSeconds(30), CallListener.NONE);

    @Test
    void withoutRulesAnyAddressIsConnectedTo() {
        call(Map.of(), "http://models.example:" + SERVER.getPort());

        SERVER.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void aListedNameThatLeadsToThisMachineIsRefusedWhenTheConnectionIsMade() {
        CallFailedException e = refused(
                Map.of("longform.endpoints.allowed-hosts", "models.example"),
                "http://models.example:" + SERVER.getPort());

        assertThat(e.reason()).isEqualTo(Reason.BAD_REQUEST);
        assertThat(e.signal()).isEqualTo(EndpointSignal.NOT_CALLED);
        assertThat(e.retry()).isEqualTo(Retry.NEVER);
        assertThat(e.detail()).startsWith("the host models.example has the address 127.0.0.1, which is local");
        SERVER.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void aNameThatChangesItsAddressLaterIsRefusedThen() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        ConnectAddresses addresses = new ConnectAddresses(
                true,
                Set.of(),
                host -> InetAddress.getAllByName(lookups.getAndIncrement() == 0 ? "192.0.2.7" : "127.0.0.1"));

        assertThat(addresses.resolve("models.example")).containsExactly(InetAddress.getByName("192.0.2.7"));
        assertThat(catchThrowableOfType(UnknownHostException.class, () -> addresses.resolve("models.example")))
                .isInstanceOf(ConnectAddresses.RefusedException.class);
    }

    @Test
    void theRuleCanStandWithoutAList() {
        assertThat(refused(
                                Map.of("longform.endpoints.refuse-local-addresses", "true"),
                                "http://127.0.0.1:" + SERVER.getPort())
                        .reason())
                .isEqualTo(Reason.BAD_REQUEST);
    }

    @Test
    void anAddressThatIsListedAsSuchIsAllowedAndANameThatLeadsThereIsNot() {
        Map<String, String> settings = Map.of("longform.endpoints.allowed-hosts", "127.0.0.1,models.example");

        call(settings, "http://127.0.0.1:" + SERVER.getPort());
        refused(settings, "http://models.example:" + SERVER.getPort());

        SERVER.verify(1, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.1",
                "::1",
                "0.0.0.0",
                "0.1.2.3",
                "::",
                "169.254.169.254",
                "fe80::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "fd00:ec2::254",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "224.0.0.1",
                "ff02::1"
            })
    void localAddressesAreKnownInEveryForm(String address) throws Exception {
        assertThat(LocalAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.7",
                "192.168.1.1",
                "172.16.0.1",
                "100.64.0.1",
                "8.8.8.8",
                "fd12::1",
                "2001:db8::1",
                "64:ff9b::808:808",
                "2002:808:808::"
            })
    void otherAddressesAreNot(String address) throws Exception {
        assertThat(LocalAddresses.contain(InetAddress.getByName(address))).isFalse();
    }

    private CallFailedException refused(Map<String, String> settings, String endpoint) {
        return catchThrowableOfType(CallFailedException.class, () -> call(settings, endpoint));
    }

    private void call(Map<String, String> settings, String endpoint) {
        SERVER.stubFor(post(anyUrl()).willReturn(okJson("{}")));
        Secrets none = new Secrets(new ConfiguredSecrets(name -> Optional.empty(), name -> Optional.empty()));
        try (EndpointClient client =
                EndpointClient.create(Models.config(settings), none, host -> InetAddress.getAllByName("127.0.0.1"))) {
            client.post(calls, Models.at(endpoint, Map.of()), "/classify", JsonNodeFactory.instance.objectNode());
        }
    }
}
