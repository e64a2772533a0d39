namespace Orleans.Streams;

/// <summary>Covers every namespace.</summary>
internal sealed class AllStreamNamespacesPredicate : IStreamNamespacePredicate
{
    public string PredicatePattern => "*";

    public bool IsMatch(string streamNamespace) => true;
}
