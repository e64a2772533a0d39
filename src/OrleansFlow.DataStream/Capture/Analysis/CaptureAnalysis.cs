using System.Reflection;
using System.Runtime.CompilerServices;

namespace OrleansFlow.Capture;

/// <summary>
/// Finds out which fields of the captured objects functions read. C# shares one closure object among the lambdas of a scope, and
/// a lambda that needs one field of its class holds all of <c>this</c>; so the bodies of the functions are followed, with the
/// local functions, nested lambdas, iterators and asynchronous methods that they reach, on the very objects that are captured:
/// a points-to analysis, insensitive to flow and context. An object that goes where it cannot be followed (into the framework, a
/// static field, an object that the function makes) counts as a whole, so no field is ever missing.
/// </summary>
internal sealed partial class CaptureAnalysis
{
    // Bodies beyond this number are not followed; the objects that go into them count as a whole.
    private const int MaxMethods = 20_000;

    private readonly Dictionary<object, ObjectUse> _uses = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(RuntimeMethodHandle Method, Type? Type), MethodSummary?> _summaries = [];
    private readonly List<MethodSummary> _methods = [];
    private readonly Dictionary<(Module Module, int Token), AbstractValue> _fields = [];
    private readonly Stack<object> _escaping = new();
    private bool _draining;
    private bool _changed;

    private CaptureAnalysis()
    {
    }

    /// <summary>Follows all functions that an object holds.</summary>
    public static CaptureAnalysis Of(object root)
    {
        var analysis = new CaptureAnalysis();
        analysis.Escape(root);
        do
        {
            analysis._changed = false;
            for (int i = 0; i < analysis._methods.Count; i++)
            {
                new MethodWalk(analysis, analysis._methods[i]).Run();
            }
        }
        while (analysis._changed);
        return analysis;
    }

    /// <summary>Whether a field of an object has to be captured.</summary>
    public bool Uses(object target, FieldInfo field) => _uses.TryGetValue(target, out ObjectUse? use) && use.Uses(field);

    private static bool IsCompilerGenerated(Type? type) =>
        type is not null && (type.Name.StartsWith('<') || type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false));

    private void Escape(AbstractValue value)
    {
        foreach (object item in value.Objects)
        {
            Escape(item);
        }
    }

    private void Escape(object? value)
    {
        if (value is null or string || value.GetType().IsPrimitive)
        {
            return;
        }

        // An explicit stack: captured lists may be long.
        _escaping.Push(value);
        if (!_draining)
        {
            _draining = true;
            while (_escaping.TryPop(out object? next))
            {
                EscapeOne(next!);
            }

            _draining = false;
        }
    }

    private void EscapeOne(object value)
    {
        if (!value.GetType().IsValueType)
        {
            ObjectUse use = UseOf(value);
            if (use.IsWhole)
            {
                return;
            }

            use.IsWhole = true;
            _changed = true;
        }

        if (value is Delegate function)
        {
            foreach (Delegate single in function.GetInvocationList())
            {
                Invoke(single.Method, single.Target);
            }

            return;
        }

        foreach (object? child in ObjectModel.Children(value))
        {
            Escape(child);
        }
    }

    /// <summary>A method is called by code that is not followed.</summary>
    private void Invoke(MethodBase method, object? target)
    {
        if (Summary(method) is { } summary)
        {
            summary.IsRoot = true;
            if (!method.IsStatic && target is not null)
            {
                Flow(ref summary.Parameters[0], AbstractValue.Of(target));
            }
            else if (target is not null)
            {
                // A static method closed over its first argument.
                Escape(target);
            }
        }
        else if (target is not null)
        {
            Escape(target);
        }
    }

    private MethodSummary? Summary(MethodBase method)
    {
        if (method is System.Reflection.Emit.DynamicMethod || method.Module.Assembly.IsDynamic)
        {
            return null;
        }

        (RuntimeMethodHandle, Type?) key = (method.MethodHandle, method.DeclaringType);
        if (_summaries.TryGetValue(key, out MethodSummary? known))
        {
            return known;
        }

        MethodSummary? summary = _methods.Count < MaxMethods
            && !AssemblyKinds.IsFramework(method.Module.Assembly)
            && method.GetMethodBody() is { } body
            && body.GetILAsByteArray() is { } il
            && IlReader.Read(il) is { } instructions
                ? new MethodSummary(method, body, instructions)
                : null;
        _summaries.Add(key, summary);
        if (summary is not null)
        {
            _methods.Add(summary);
            _changed = true;
        }

        return summary;
    }

    private void Flow(ref AbstractValue place, AbstractValue value)
    {
        AbstractValue union = place.Union(value);
        if (!ReferenceEquals(union, place))
        {
            place = union;
            _changed = true;
        }
    }

    private ObjectUse UseOf(object value)
    {
        if (!_uses.TryGetValue(value, out ObjectUse? use))
        {
            use = new ObjectUse();
            _uses.Add(value, use);
        }

        return use;
    }

    private AbstractValue LoadField(AbstractValue target, FieldInfo field)
    {
        AbstractValue result = _fields.GetValueOrDefault(ObjectUse.Key(field), AbstractValue.Nothing);
        foreach (object owner in target.Objects)
        {
            if (field.DeclaringType?.IsInstanceOfType(owner) != true)
            {
                Escape(owner);
                continue;
            }

            ObjectUse use = UseOf(owner);
            if (!use.Uses(field))
            {
                use.Add(field);
                _changed = true;
            }

            object? value = field.GetValue(owner);
            if (value is null || ObjectModel.IsLeaf(value.GetType()))
            {
                continue;
            }

            if (field.FieldType.IsValueType || value.GetType().IsValueType)
            {
                // A value is captured as a whole.
                Escape(value);
            }
            else
            {
                result = result.Union(AbstractValue.Of(value));
            }
        }

        return result;
    }

    private void StoreField(FieldInfo field, AbstractValue value)
    {
        if (value.Objects.Count == 0)
        {
            return;
        }

        if (!IsCompilerGenerated(field.DeclaringType))
        {
            Escape(value);
            return;
        }

        (Module, int) key = ObjectUse.Key(field);
        AbstractValue known = _fields.GetValueOrDefault(key, AbstractValue.Nothing);
        Flow(ref known, value);
        _fields[key] = known;
    }
}
