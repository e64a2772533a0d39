using System.Runtime.CompilerServices;

namespace OrleansFlow.Types;

/// <summary>Bounds the depth of values of recursive types, so that a loop in a value or bad bytes give an error and no stack overflow.</summary>
internal static class NestingGuard
{
    /// <summary>The deepest nesting of a recursive type that is written, in levels.</summary>
    public const int DeepestLevel = 1000;

    /// <summary>The deepest nesting that is read. A union, its subtype and a list in it count each when an older schema is read.</summary>
    private const int DeepestReadLevel = 8 * DeepestLevel;

    public static void Enter(ref DataWriter writer, Type type)
    {
        if (++writer.Depth > DeepestLevel || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw TooDeep(type);
        }
    }

    public static void Enter(ref DataReader reader)
    {
        if (++reader.Depth > DeepestReadLevel || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            CorruptDataException.Throw(reader.Position, $"nesting of at most {DeepestReadLevel} levels");
        }
    }

    public static void CheckStack(Type type)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw TooDeep(type);
        }
    }

    private static ValueNotSerializableException TooDeep(Type type) => new(
        $"a value of {TypeNames.Of(type)} is nested more than {DeepestLevel} levels deep, or leads back to itself; keep the nodes in a list and refer to them by index");
}
