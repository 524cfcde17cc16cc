/** Judge templates: those that are shipped and those that users add. */
package dev.longform.dataset.domain.templates;
