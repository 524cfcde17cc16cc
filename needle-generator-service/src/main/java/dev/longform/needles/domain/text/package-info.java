/** Reading a document: its tokens, its Markdown, its sentences and words. Places are offsets, never search results. */
package dev.longform.needles.domain.text;
