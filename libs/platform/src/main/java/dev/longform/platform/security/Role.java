package dev.longform.platform.security;

import java.util.Collection;
import java.util.Locale;

/** What a person or service may do over REST; each role includes those before it. */
public enum Role {
    /** Reads everything. */
    VIEWER,
    /** Imports, registers, starts and steers, and asks the gate. */
    EVALUATOR,
    /** Deletes, replays dead letters, and decides which templates judges are asked by. */
    ADMIN;

    /** The role's name in a token. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether one of these names is this role's or that of one above it. */
    public boolean heldBy(Collection<String> claims) {
        for (Role role : values()) {
            if (role.compareTo(this) >= 0 && claims.contains(role.claim())) {
                return true;
            }
        }
        return false;
    }

    /** What a route needs that says nothing else. */
    public static Role forMethod(String httpMethod) {
        return switch (httpMethod) {
            case "GET", "HEAD", "OPTIONS" -> VIEWER;
            case "DELETE" -> ADMIN;
            default -> EVALUATOR;
        };
    }
}
