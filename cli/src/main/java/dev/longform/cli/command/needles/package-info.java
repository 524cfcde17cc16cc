/** {@code longform needles}. */
package dev.longform.cli.command.needles;
