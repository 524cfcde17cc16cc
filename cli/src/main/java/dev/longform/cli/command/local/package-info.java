/** {@code longform demo}, {@code up} and {@code simulate}: what runs on this machine. */
package dev.longform.cli.command.local;
