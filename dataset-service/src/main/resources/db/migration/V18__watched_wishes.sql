-- What an object asked for, to tell it when it asks for something else of a revision that is evaluated already.
alter table watched add column wish text;   -- model and plan as JSON; null where it was not noted
alter table watched add column policy text; -- what the word was given by; null without a word or a policy
