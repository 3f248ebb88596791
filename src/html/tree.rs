//! A parsed page as a flat list of nodes, built by html5ever as browsers build their tree.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::{Attribute, LocalName, Namespace, ParseOpts, QualName};

/// Index of a node in [`Tree::nodes`]; the document itself is node 0.
pub(super) type NodeId = usize;

/// What a node is.
pub(super) enum Content {
    /// The document, a comment, a processing instruction.
    Other,
    Text(String),
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
    },
}

/// One node.
pub(super) struct Node {
    pub(super) content: Content,
    pub(super) children: Vec<NodeId>,
    parent: Option<NodeId>,
}

/// A page.
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
}

/// Parses a page; any text is a page.
pub(super) fn parse(html: &str) -> Tree {
    html5ever::parse_document(
        Sink { nodes: RefCell::new(vec![Node::new(Content::Other)]) },
        ParseOpts::default(),
    )
    .one(html)
}

impl Tree {
    /// The local name of an element, empty for another node.
    pub(super) fn tag(&self, node: NodeId) -> &str {
        match &self.nodes[node].content {
            Content::Element { name, .. } => &name.local,
            Content::Other | Content::Text(_) => "",
        }
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, node: NodeId, wanted: &str) -> Option<&str> {
        match &self.nodes[node].content {
            Content::Element { attributes, .. } => {
                attributes.iter().find(|it| &*it.name.local == wanted).map(|it| &*it.value)
            }
            Content::Other | Content::Text(_) => None,
        }
    }

    /// The elements among a node's children.
    pub(super) fn child_elements(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        let is_element = |&child: &NodeId| matches!(self.nodes[child].content, Content::Element { .. });
        self.nodes[node].children.iter().copied().filter(is_element)
    }

    /// All elements below a node in document order; templates are not entered.
    pub(super) fn elements_below(&self, node: NodeId) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut open: Vec<NodeId> = self.child_elements(node).collect();
        open.reverse();
        while let Some(element) = open.pop() {
            found.push(element);
            if self.tag(element) != "template" {
                let at = open.len();
                open.extend(self.child_elements(element));
                open[at..].reverse();
            }
        }
        found
    }

    /// The text of a node and of all below it.
    pub(super) fn text_of(&self, node: NodeId) -> String {
        let mut text = String::new();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            if let Content::Text(data) = &self.nodes[node].content {
                text.push_str(data);
            }
            if self.tag(node) != "template" {
                open.extend(self.nodes[node].children.iter().rev());
            }
        }
        text
    }
}

impl Node {
    fn new(content: Content) -> Self {
        Self { content, children: Vec::new(), parent: None }
    }
}

/// Takes the parser's orders. The contents of a template are its children here.
struct Sink {
    nodes: RefCell<Vec<Node>>,
}

impl Sink {
    fn add(&self, content: Content) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node::new(content));
        nodes.len() - 1
    }

    /// Puts a child into `parent` before its child number `at`; text joins the text that stands before it.
    fn insert(&self, parent: NodeId, at: usize, child: NodeOrText<NodeId>) {
        let id = match child {
            NodeOrText::AppendNode(id) => {
                self.detach(id);
                id
            }
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let before = at.checked_sub(1).map(|it| nodes[parent].children[it]);
                if let Some(Content::Text(data)) = before.map(|it| &mut nodes[it].content) {
                    data.push_str(&text);
                    return;
                }
                drop(nodes);
                self.add(Content::Text(text.to_string()))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        nodes[id].parent = Some(parent);
        let at = at.min(nodes[parent].children.len());
        nodes[parent].children.insert(at, id);
    }

    fn detach(&self, id: NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[id].parent.take()
            && let Some(at) = nodes[parent].children.iter().rposition(|&it| it == id)
        {
            nodes[parent].children.remove(at);
        }
    }
}

/// An element's name on loan to the parser.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'a> = Name;

    fn finish(self) -> Tree {
        Tree { nodes: self.nodes.into_inner() }
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Name {
        match &self.nodes.borrow()[*target].content {
            Content::Element { name, .. } => Name(name.clone()),
            Content::Other | Content::Text(_) => {
                Name(QualName::new(None, Namespace::default(), LocalName::default()))
            }
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> NodeId {
        self.add(Content::Element { name, attributes })
    }

    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.add(Content::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.add(Content::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let end = self.nodes.borrow()[*parent].children.len();
        self.insert(*parent, end, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        if self.nodes.borrow()[*element].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public_id: StrTendril, _system_id: StrTendril) {}

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, left: &NodeId, right: &NodeId) -> bool {
        left == right
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        if let NodeOrText::AppendNode(id) = &child {
            self.detach(*id);
        }
        let place = {
            let nodes = self.nodes.borrow();
            let parent = nodes[*sibling].parent;
            parent.and_then(|it| Some((it, nodes[it].children.iter().rposition(|id| id == sibling)?)))
        };
        if let Some((parent, at)) = place {
            self.insert(parent, at, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, added: Vec<Attribute>) {
        if let Content::Element { attributes, .. } = &mut self.nodes.borrow_mut()[*target].content {
            for attribute in added {
                if attributes.iter().all(|it| it.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        let moved = std::mem::take(&mut nodes[*node].children);
        for &child in &moved {
            nodes[child].parent = Some(*new_parent);
        }
        nodes[*new_parent].children.extend(moved);
    }
}
