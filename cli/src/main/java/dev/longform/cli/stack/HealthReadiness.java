package dev.longform.cli.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Path;

/** Ready when {@code /q/health/ready} answers 200 at a service's management port. */
final class HealthReadiness implements Readiness {
    private static final int TIMEOUT_MS = 2000;

    private final String root;

    HealthReadiness(String root) {
        this.root = root;
    }

    @Override
    public boolean isReady(Path log, long from) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(root + "/q/health/ready").openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }
}
