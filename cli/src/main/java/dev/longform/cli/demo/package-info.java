/** The demonstration: everything once, on a small dataset, with what comes out checked against what is known. */
package dev.longform.cli.demo;
