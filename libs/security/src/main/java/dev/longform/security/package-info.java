/** Who may ask what over REST, by OpenID Connect. Off unless configured. */
package dev.longform.security;
