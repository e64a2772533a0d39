using System.Runtime.CompilerServices;

namespace OrleansFlow.Types;

/// <summary>Bounds the depth of values of recursive types, so that a loop in a value or bad bytes give an error and no stack overflow.</summary>
internal static class NestingGuard
{
    /// <summary>The deepest nesting of a recursive type, in levels.</summary>
    public const int DeepestLevel = 1000;

    public static void Enter(ref DataWriter writer, Type type)
    {
        if (++writer.Depth > DeepestLevel || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw TooDeep(type);
        }
    }

    public static void Enter(ref DataReader reader)
    {
        if (++reader.Depth > DeepestLevel || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            CorruptDataException.Throw(reader.Position, $"nesting of at most {DeepestLevel} levels");
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
