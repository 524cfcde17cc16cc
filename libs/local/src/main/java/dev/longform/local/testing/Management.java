package dev.longform.local.testing;

/** The management port of the service under test, which {@link KafkaAndPostgres} chooses. */
public final class Management {
    private static final String PORT = "longform.test.management.port";

    private Management() {}

    /** Test resources and tests have different class loaders: a system property is what both see. */
    static void at(String port) {
        System.setProperty(PORT, port);
    }

    /**
     * An address on that port.
     *
     * @param path such as {@code /q/metrics}
     */
    public static String url(String path) {
        String port = System.getProperty(PORT);
        if (port == null) {
            throw new IllegalStateException("the test class has no test resource KafkaAndPostgres");
        }
        return "http://127.0.0.1:" + port + path;
    }
}
