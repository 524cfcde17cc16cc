/** What routes and callers say about roles and tokens; libs/security acts on it. */
package dev.longform.platform.security;
