/** A real broker and a real PostgreSQL without Docker, and simulated model servers. */
package dev.longform.local;
