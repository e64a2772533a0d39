using System.Text.RegularExpressions;

namespace Orleans.Streams;

/// <summary>Covers the namespaces that a regular expression matches.</summary>
/// <param name="regex">The expression.</param>
public class RegexStreamNamespacePredicate(string regex) : IStreamNamespacePredicate
{
    private readonly Regex _regex = new(regex);

    /// <inheritdoc/>
    public string PredicatePattern => "regex:" + _regex;

    /// <inheritdoc/>
    public bool IsMatch(string streamNameSpace) => _regex.IsMatch(streamNameSpace);
}
