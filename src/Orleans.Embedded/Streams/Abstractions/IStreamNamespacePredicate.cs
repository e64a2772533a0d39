namespace Orleans.Streams;

/// <summary>Says which namespaces an implicit subscription covers.</summary>
public interface IStreamNamespacePredicate
{
    /// <summary>The predicate as text.</summary>
    string PredicatePattern { get; }

    /// <summary>True when the namespace is covered.</summary>
    /// <param name="streamNamespace">Namespace of a stream.</param>
    bool IsMatch(string streamNamespace);
}
