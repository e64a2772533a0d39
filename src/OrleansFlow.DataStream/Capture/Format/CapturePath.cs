using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace OrleansFlow.Capture;

/// <summary>Where in the captured objects the writer is, in the words of the program.</summary>
internal sealed class CapturePath(string what)
{
    private const int MaxShownSteps = 8;

    // A name, or the index of an item: made into text only for an error.
    private readonly List<(string? Name, int Index)> _steps = [];

    private int _start;

    /// <summary>The operator whose functions are being written, if it is one.</summary>
    public string? Operator { get; private set; }

    /// <summary>Enters an operator: paths begin here until it is left.</summary>
    public void EnterOperator(string name) => (Operator, _start) = (name, _steps.Count);

    /// <summary>Leaves the operator.</summary>
    public void LeaveOperator() => (Operator, _start) = (null, 0);

    /// <summary>Enters an item of a collection.</summary>
    public Exit Enter(int index) => Push(null, index);

    /// <summary>Enters what belongs to a collection besides its items.</summary>
    public Exit Enter(string step) => Push(step, 0);

    /// <summary>Enters a field; what the product and the compiler put around the program's own fields does not show.</summary>
    public Exit Enter(object owner, FieldInfo field)
    {
        bool hidden = field.DeclaringType is { } type && (AssemblyKinds.IsProduct(type.Assembly.GetName().Name ?? "") || type.IsDefined(typeof(CompilerGeneratedAttribute)) && IsScope(field));
        return Push(hidden || owner is Delegate ? "" : NameOf(field), 0);
    }

    public JobSubmissionException Unsupported(Type type) =>
        Error("a value that cannot be serialized", type, CaptureRefusals.Advice(type));

    public JobSubmissionException Error(string problem, Type type, string advice)
    {
        string[] steps = _steps.Skip(_start).Where(static step => step.Name != "").Select(static step => step.Name ?? string.Create(CultureInfo.InvariantCulture, $"[{step.Index}]")).ToArray();
        if (steps.Length > MaxShownSteps)
        {
            steps = [.. steps[..(MaxShownSteps - 1)], "…", steps[^1]];
        }

        string where = steps.Length == 0 ? "it" : $"'{string.Join(" → ", steps)}'";
        return new JobSubmissionException($"Operator '{Operator ?? what}' cannot be sent to a cluster: {where} is of type {type} and is {problem}; {advice}.");
    }

    private Exit Push(string? name, int index)
    {
        _steps.Add((name, index));
        return new Exit(this);
    }

    // The outer scope of a closure.
    private static bool IsScope(FieldInfo field) => field.Name.StartsWith("CS$<>", StringComparison.Ordinal);

    private static string NameOf(FieldInfo field)
    {
        string name = field.Name;
        if (name.EndsWith("__this", StringComparison.Ordinal) && name.StartsWith("<>", StringComparison.Ordinal))
        {
            return "this";
        }

        if (name.StartsWith("m_Item", StringComparison.Ordinal))
        {
            return name[2..];
        }

        int end = name.IndexOf('>', StringComparison.Ordinal);
        return name.StartsWith('<') && end > 1 ? name[1..end] : name;
    }

    /// <summary>Leaves what was entered.</summary>
    internal readonly struct Exit(CapturePath path) : IDisposable
    {
        public void Dispose() => path._steps.RemoveAt(path._steps.Count - 1);
    }
}
