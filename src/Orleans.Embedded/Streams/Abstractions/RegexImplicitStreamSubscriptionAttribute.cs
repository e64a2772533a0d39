using System.Diagnostics.CodeAnalysis;
using Orleans.Streams;

namespace Orleans;

/// <summary>Subscribes every grain of the class to the streams of the namespaces that an expression matches.</summary>
/// <param name="pattern">Regular expression.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RegexImplicitStreamSubscriptionAttribute([StringSyntax(StringSyntaxAttribute.Regex)] string pattern)
    : ImplicitStreamSubscriptionAttribute(new RegexStreamNamespacePredicate(pattern));
