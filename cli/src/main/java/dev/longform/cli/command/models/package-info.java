/** {@code longform models}. */
package dev.longform.cli.command.models;
