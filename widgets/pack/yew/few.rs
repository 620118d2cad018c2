//! Maps and sets of few things, and things that never are: with these, Yew is smaller. What it keeps in hash maps are
//! the listeners of a screenful of elements, the keys of a list, and the attributes of one element.

use std::borrow::Borrow;
use std::convert::Infallible;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use crate::html::ImplicitClone;
use crate::utils::RcExt;

/// In place of `std::collections::HashMap`.
#[derive(Clone, Debug)]
pub(crate) struct HashMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for HashMap<K, V> {
    fn default() -> Self {
        HashMap(Vec::new())
    }
}

impl<K: Eq, V> HashMap<K, V> {
    pub(crate) fn with_capacity(_: usize) -> Self {
        Self::default()
    }

    fn position<Q: Eq + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.0.iter().position(|it| it.0.borrow() == key)
    }

    pub(crate) fn get<Q: Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        Some(&self.0[self.position(key)?].1)
    }

    pub(crate) fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let at = self.position(key)?;
        Some(&mut self.0[at].1)
    }

    pub(crate) fn insert(&mut self, key: K, value: V) {
        self.remove(&key);
        self.0.push((key, value));
    }

    pub(crate) fn remove(&mut self, key: &K) {
        if let Some(at) = self.position(key) {
            self.0.swap_remove(at);
        }
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|it| &mut it.1)
    }

    /// The value of `key`, made if there is none.
    pub(crate) fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let at = self.position(&key).unwrap_or_else(|| {
            self.0.push((key, V::default()));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }
}

/// In place of `std::collections::HashSet`.
#[derive(Debug)]
pub(crate) struct HashSet<T>(Vec<T>);

impl<T: Eq> HashSet<T> {
    pub(crate) fn with_capacity(_: usize) -> Self {
        HashSet(Vec::new())
    }

    /// Whether it is new.
    pub(crate) fn insert(&mut self, value: T) -> bool {
        self.replace(value).is_none()
    }

    /// Puts a value in the place of its equal, which is given back.
    pub(crate) fn replace(&mut self, value: T) -> Option<T> {
        match self.0.iter().position(|it| *it == value) {
            Some(at) => Some(std::mem::replace(&mut self.0[at], value)),
            None => {
                self.0.push(value);
                None
            }
        }
    }

    pub(crate) fn take<Q: Eq + ?Sized>(&mut self, key: &Q) -> Option<T>
    where
        T: Borrow<Q>,
    {
        let at = self.0.iter().position(|it| it.borrow() == key)?;
        Some(self.0.swap_remove(at))
    }

    pub(crate) fn drain(self) -> impl Iterator<Item = T> {
        self.0.into_iter()
    }
}

/// In place of what no widget of ours ever has: the compiler then leaves out whatever could be done with it.
#[derive(Debug)]
pub struct Never<T>(Infallible, PhantomData<T>);

unsafe extern "C" {
    /// Provided by nobody. What a widget never does is not in its WebAssembly, and neither is this; where it is, the
    /// packer finds that the bindings do not provide it, and stops.
    fn a_part_that_this_yew_lacks() -> !;
}

/// Where one would be made.
pub(crate) fn refused<T>(_: T) -> ! {
    unsafe { a_part_that_this_yew_lacks() }
}

impl<T> Never<T> {
    pub(crate) fn end(&self) -> ! {
        match self.0 {}
    }
}

impl<T> Clone for Never<T> {
    fn clone(&self) -> Self {
        self.end()
    }
}

impl<T> ImplicitClone for Never<T> {}

impl<T> PartialEq for Never<T> {
    fn eq(&self, _: &Self) -> bool {
        self.end()
    }
}

impl<T> Deref for Never<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.end()
    }
}

impl<T> DerefMut for Never<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.end()
    }
}

impl<T: Clone> RcExt<T> for Never<T> {
    fn unwrap_or_clone(this: Self) -> T {
        this.end()
    }
}
