using System.Reflection;

namespace OrleansFlow.Capture;

/// <summary>A method that is followed, with what its parameters, locals and result may hold.</summary>
internal sealed class MethodSummary
{
    public MethodSummary(MethodBase method, MethodBody body, IReadOnlyList<IlInstruction> instructions)
    {
        Method = method;
        Body = body;
        Instructions = instructions;
        Parameters = new AbstractValue[method.GetParameters().Length + (method.IsStatic ? 0 : 1)];
        Locals = new AbstractValue[body.LocalVariables.Count];
        Array.Fill(Parameters, AbstractValue.Nothing);
        Array.Fill(Locals, AbstractValue.Nothing);
        TypeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : [];
        MethodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        HandlerOffsets = body.ExceptionHandlingClauses
            .SelectMany(static clause => clause.Flags == ExceptionHandlingClauseOptions.Filter ? [clause.HandlerOffset, clause.FilterOffset] : new[] { clause.HandlerOffset })
            .ToHashSet();
    }

    public MethodBase Method { get; }

    public MethodBody Body { get; }

    public IReadOnlyList<IlInstruction> Instructions { get; }

    public AbstractValue[] Parameters { get; }

    public AbstractValue[] Locals { get; }

    public AbstractValue Result { get; set; } = AbstractValue.Nothing;

    /// <summary>Whether code that is not followed calls it, so that what it returns goes where it cannot be followed.</summary>
    public bool IsRoot { get; set; }

    public Type[] TypeArguments { get; }

    public Type[] MethodArguments { get; }

    /// <summary>Where handlers begin, with the exception on the stack.</summary>
    public HashSet<int> HandlerOffsets { get; }

    /// <summary>The stack that jumps bring to an offset.</summary>
    public Dictionary<int, AbstractValue[]> Incoming { get; } = [];
}
