using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OrleansFlow.Types;

/// <summary>Which collection types are supported, and the form of each.</summary>
internal static class CollectionTypes
{
    private static readonly FrozenDictionary<Type, Type> Sequences = new Dictionary<Type, Type>
    {
        [typeof(List<>)] = typeof(SequenceForms.List<>),
        [typeof(IReadOnlyList<>)] = typeof(SequenceForms.ListInterface<,>),
        [typeof(IReadOnlyCollection<>)] = typeof(SequenceForms.ListInterface<,>),
        [typeof(IList<>)] = typeof(SequenceForms.ListInterface<,>),
        [typeof(ICollection<>)] = typeof(SequenceForms.ListInterface<,>),
        [typeof(Queue<>)] = typeof(SequenceForms.Queue<>),
        [typeof(Stack<>)] = typeof(SequenceForms.Stack<>),
        [typeof(LinkedList<>)] = typeof(SequenceForms.LinkedList<>),
        [typeof(ImmutableArray<>)] = typeof(SequenceForms.ImmutableArray<>),
        [typeof(ImmutableList<>)] = typeof(SequenceForms.ImmutableList<>),
        [typeof(ImmutableQueue<>)] = typeof(SequenceForms.ImmutableQueue<>),
        [typeof(ImmutableStack<>)] = typeof(SequenceForms.ImmutableStack<>),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, Type> Sets = new Dictionary<Type, Type>
    {
        [typeof(HashSet<>)] = typeof(SetForms.Hash<>),
        [typeof(ISet<>)] = typeof(SetForms.SetInterface<,>),
        [typeof(IReadOnlySet<>)] = typeof(SetForms.SetInterface<,>),
        [typeof(SortedSet<>)] = typeof(SetForms.Sorted<>),
        [typeof(ImmutableHashSet<>)] = typeof(SetForms.ImmutableHash<>),
        [typeof(ImmutableSortedSet<>)] = typeof(SetForms.ImmutableSorted<>),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, Type> Maps = new Dictionary<Type, Type>
    {
        [typeof(Dictionary<,>)] = typeof(MapForms.Hash<,>),
        [typeof(IDictionary<,>)] = typeof(MapForms.MapInterface<,,>),
        [typeof(IReadOnlyDictionary<,>)] = typeof(MapForms.MapInterface<,,>),
        [typeof(SortedDictionary<,>)] = typeof(MapForms.Sorted<,>),
        [typeof(SortedList<,>)] = typeof(MapForms.SortedList<,>),
        [typeof(ImmutableDictionary<,>)] = typeof(MapForms.ImmutableHash<,>),
        [typeof(ImmutableSortedDictionary<,>)] = typeof(MapForms.ImmutableSorted<,>),
    }.ToFrozenDictionary();

    /// <summary>The closed type of the serializer of a collection, and the edges to its parts; null when it is no collection.</summary>
    public static (Type Serializer, (string Edge, Type Type)[] Parts)? Find(Type type)
    {
        if (type.ContainsGenericParameters || (type.IsVariableBoundArray && type.GetArrayRank() == 1))
        {
            return null;
        }

        if (type.IsArray && !type.GetElementType()!.IsPointer)
        {
            Type item = type.GetElementType()!;
            return (
                type.IsSZArray
                    ? typeof(SequenceSerializer<,,>).MakeGenericType(type, item, typeof(SequenceForms.Array<>).MakeGenericType(item))
                    : typeof(GridSerializer<,>).MakeGenericType(type, item),
                [("[]", item)]);
        }

        if (!type.IsGenericType)
        {
            return null;
        }

        Type open = type.GetGenericTypeDefinition();
        Type[] arguments = type.GetGenericArguments();
        if (Sequences.TryGetValue(open, out Type? form))
        {
            return (typeof(SequenceSerializer<,,>).MakeGenericType(type, arguments[0], Close(form, type, arguments)), [("[]", arguments[0])]);
        }

        if (Sets.TryGetValue(open, out form))
        {
            return (typeof(SetSerializer<,,>).MakeGenericType(type, arguments[0], Close(form, type, arguments)), [("[]", arguments[0])]);
        }

        return Maps.TryGetValue(open, out form)
            ? (typeof(MapSerializer<,,,>).MakeGenericType(type, arguments[0], arguments[1], Close(form, type, arguments)),
                [("[key]", arguments[0]), ("[value]", arguments[1])])
            : null;
    }

    /// <summary>Forms of interfaces take the interface before its arguments.</summary>
    private static Type Close(Type form, Type type, Type[] arguments) =>
        form.MakeGenericType(form.GetGenericArguments().Length == arguments.Length ? arguments : [type, .. arguments]);
}
