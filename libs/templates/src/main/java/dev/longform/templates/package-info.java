/** The judge templates that the system ships with, and the format of template files. */
package dev.longform.templates;
