package dev.longform.endpoints;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The one way in which HTTP is set up: HTTP/1.1, no redirects, no cookies, no retries of its own, and no connection to
 * an address that {@link ConnectAddresses} refuses.
 */
final class HttpClients {
    /** Below the 5 s after which uvicorn, and so vLLM, closes an idle connection. */
    private static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(4);

    /** More than a worker has threads: the limit that holds is the coordinator's. */
    private static final int MAX_CONNECTIONS = 4096;

    private HttpClients() {}

    /** A client that is started; its threads end with the process. */
    static CloseableHttpAsyncClient start(Duration connectTimeout, ConnectAddresses addresses) {
        CloseableHttpAsyncClient client = HttpAsyncClients.custom()
                .setConnectionManager(connections(connectTimeout, addresses))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(connectTimeout))
                        .build())
                .setKeepAliveStrategy(HttpClients::keepAlive)
                .setThreadFactory(new DefaultThreadFactory("endpoints", true))
                .setUserAgent("longform")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .addExecInterceptorFirst("hold", ConnectionHold::intercept)
                .build();
        client.start();
        return client;
    }

    private static AsyncClientConnectionManager connections(Duration connectTimeout, ConnectAddresses addresses) {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setTlsStrategy(DefaultClientTlsStrategy.createSystemDefault())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(Timeout.of(connectTimeout))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .build())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .setMaxConnTotal(MAX_CONNECTIONS)
                .build();
    }

    private static TimeValue keepAlive(HttpResponse response, HttpContext context) {
        TimeValue told = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
        return TimeValue.isPositive(told) && told.compareTo(KEEP_ALIVE) < 0 ? told : KEEP_ALIVE;
    }
}
