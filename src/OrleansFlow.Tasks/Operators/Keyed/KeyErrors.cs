using System.Diagnostics.CodeAnalysis;

namespace OrleansFlow.Tasks.Operators.Keyed;

/// <summary>Errors of key selectors.</summary>
internal static class KeyErrors
{
    /// <summary>Fails for a record without a key.</summary>
    /// <param name="operatorName">Name of the operator.</param>
    [DoesNotReturn]
    public static void ThrowNullKey(string operatorName) =>
        throw new OrleansFlowException($"The key selector of operator '{operatorName}' returned null; keys must not be null: give such records a key of their own or filter them out before KeyBy.");
}
