namespace Orleans.Streams;

/// <summary>Covers one namespace.</summary>
internal sealed class ExactMatchStreamNamespacePredicate(string target) : IStreamNamespacePredicate
{
    public string PredicatePattern => "namespace:" + target;

    public bool IsMatch(string streamNamespace) => string.Equals(target, streamNamespace.Trim(), StringComparison.Ordinal);
}
