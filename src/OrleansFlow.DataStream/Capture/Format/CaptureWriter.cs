using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using OrleansFlow.Graph;
using OrleansFlow.Types;

namespace OrleansFlow.Capture;

/// <summary>Writes an object with all that it holds, as far as functions read it.</summary>
internal sealed partial class CaptureWriter(CaptureAnalysis analysis, CapturePath path, ProgramAssemblySet assemblies)
{
    private readonly Dictionary<object, int> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Type, int> _types = [];
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private int _depth;

    public void Write(object? value, ref DataWriter writer)
    {
        if (value is null)
        {
            writer.WriteByte(CaptureTags.Null);
            return;
        }

        if (_ids.TryGetValue(value, out int id))
        {
            writer.WriteByte(CaptureTags.Reference);
            writer.WriteVarUInt32((uint)id);
            return;
        }

        if (++_depth > CaptureTags.MaxDepth)
        {
            throw path.Error($"objects nested more than {CaptureTags.MaxDepth.ToString(CultureInfo.InvariantCulture)} deep", value.GetType(), "keep long chains of objects in a list");
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (value is Type type)
        {
            writer.WriteByte(CaptureTags.Type);
            WriteType(type, ref writer);
        }
        else if (IsDefaultComparer(value, out Type? compared, out bool forEquality))
        {
            writer.WriteByte(CaptureTags.DefaultComparer);
            writer.WriteBoolean(forEquality);
            WriteType(compared, ref writer);
        }
        else
        {
            WriteKind(value, ref writer);
        }

        _depth--;
    }

    private void WriteKind(object value, ref DataWriter writer)
    {
        Type type = value.GetType();
        switch (ObjectModel.KindOf(type))
        {
            case ObjectKind.Leaf:
                WriteLeaf(value, LeafCodecs.Of(type)!, ref writer);
                break;
            case ObjectKind.Enum:
                writer.WriteByte(CaptureTags.Enum);
                WriteType(type, ref writer);
                writer.WriteInt64(EnumBits(value));
                break;
            case ObjectKind.Array:
                WriteArray((Array)value, ref writer);
                break;
            case ObjectKind.Collection:
                WriteCollection(value, type, ref writer);
                break;
            case ObjectKind.Delegate:
                WriteDelegate((Delegate)value, ref writer);
                break;
            case ObjectKind.Fields:
                WriteFields(value, type, ref writer);
                break;
            default:
                throw path.Unsupported(type);
        }
    }

    private void WriteLeaf(object value, LeafCodec codec, ref DataWriter writer)
    {
        // Text that stands in several places stays one object, as in the program; values have no identity.
        if (!codec.Type.IsValueType)
        {
            Register(value);
        }

        writer.WriteByte(CaptureTags.Leaf);
        writer.WriteByte(codec.Code);
        try
        {
            codec.Write(value, ref writer);
        }
        catch (NotSupportedException e)
        {
            throw path.Error($"a value that cannot be captured ({e.Message})", value.GetType(), "use another one");
        }
    }

    private static long EnumBits(object value) =>
        Enum.GetUnderlyingType(value.GetType()) == typeof(ulong)
            ? unchecked((long)Convert.ToUInt64(value, CultureInfo.InvariantCulture))
            : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private void WriteArray(Array value, ref DataWriter writer)
    {
        Register(value);
        Type element = value.GetType().GetElementType()!;
        if (value.Rank != 1 || value.GetLowerBound(0) != 0)
        {
            throw path.Error("an array of several dimensions or another lower bound than 0", value.GetType(), "use an array of arrays");
        }

        if (ObjectModel.IsPrimitiveArray(value.GetType()))
        {
            byte[] bytes = new byte[Buffer.ByteLength(value)];
            Buffer.BlockCopy(value, 0, bytes, 0, bytes.Length);
            writer.WriteByte(CaptureTags.PrimitiveArray);
            WriteType(element, ref writer);
            writer.WriteSizedBytes(bytes);
            return;
        }

        writer.WriteByte(CaptureTags.Array);
        WriteType(element, ref writer);
        writer.WriteVarUInt32((uint)value.Length + 1);
        for (int i = 0; i < value.Length; i++)
        {
            using (path.Enter(i))
            {
                Write(value.GetValue(i), ref writer);
            }
        }
    }

    private void WriteCollection(object value, Type type, ref DataWriter writer)
    {
        Register(value);
        CollectionCodec codec = CollectionCodecs.Of(type)!;
        writer.WriteByte(CaptureTags.Collection);
        WriteType(CollectionCodecs.Target(type)!, ref writer);
        using (path.Enter("Comparer"))
        {
            Write(codec.Comparer(value), ref writer);
        }

        IReadOnlyList<object?> items = codec.Items(value);
        writer.WriteVarUInt32((uint)items.Count + 1);
        for (int i = 0; i < items.Count; i++)
        {
            using (path.Enter(i / codec.Stride))
            {
                Write(items[i], ref writer);
            }
        }
    }

    private void WriteDelegate(Delegate value, ref DataWriter writer)
    {
        Register(value);
        Delegate[] parts = value.GetInvocationList();
        writer.WriteByte(CaptureTags.Delegate);
        WriteType(value.GetType(), ref writer);
        writer.WriteVarUInt32((uint)parts.Length + 1);
        foreach (Delegate part in parts)
        {
            MethodInfo method = part.Method;
            if (method.DeclaringType is not { } declaring || method.Module.Assembly.IsDynamic || method is System.Reflection.Emit.DynamicMethod)
            {
                throw path.Error("a function that was compiled while the program ran (an expression tree or emitted code)", value.GetType(), "capture what it is compiled from and compile it in Open(…) of a rich function");
            }

            WriteMethod(method, declaring, ref writer);
            Write(part.Target, ref writer);
        }
    }

    private void WriteMethod(MethodInfo method, Type declaring, ref DataWriter writer)
    {
        WriteType(declaring, ref writer);
        WriteName(method.Name, ref writer);
        writer.WriteBoolean(method.IsStatic);
        Type[] arguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        writer.WriteVarUInt32((uint)arguments.Length + 1);
        foreach (Type argument in arguments)
        {
            WriteType(argument, ref writer);
        }

        WriteName(MethodHandles.Signature(method), ref writer);
    }

    private void WriteFields(object value, Type type, ref DataWriter writer)
    {
        if (!type.IsValueType)
        {
            Register(value);
        }

        var node = value as ChainNode;
        if (node is not null)
        {
            path.EnterOperator(node.Name);
        }

        FieldInfo[] fields = ObjectModel.FieldsOf(type);
        if (!type.IsValueType)
        {
            fields = Array.FindAll(fields, field => analysis.Uses(value, field));
        }

        writer.WriteByte(CaptureTags.Fields);
        WriteType(type, ref writer);
        writer.WriteVarUInt32((uint)fields.Length + 1);
        foreach (FieldInfo field in fields)
        {
            WriteName(field.Name, ref writer);
            writer.WriteVarUInt32((uint)Level(type, field.DeclaringType!));
            using (path.Enter(value, field))
            {
                Write(field.GetValue(value), ref writer);
            }
        }

        if (node is not null)
        {
            path.LeaveOperator();
        }
    }

    private static int Level(Type type, Type declaring)
    {
        int level = 0;
        for (Type? current = type; current != declaring; current = current!.BaseType)
        {
            level++;
        }

        return level;
    }

    private void Register(object value) => _ids.Add(value, _ids.Count);

    private static bool IsDefaultComparer(object value, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Type? compared, out bool forEquality)
    {
        compared = null;
        forEquality = false;
        Type type = value.GetType();
        if (!AssemblyKinds.IsFramework(type.Assembly))
        {
            return false;
        }

        for (Type? level = type.BaseType; level is { IsGenericType: true }; level = level.BaseType)
        {
            forEquality = level.GetGenericTypeDefinition() == typeof(EqualityComparer<>);
            if ((forEquality || level.GetGenericTypeDefinition() == typeof(Comparer<>))
                && ReferenceEquals(level.GetProperty(nameof(Comparer<int>.Default))!.GetValue(null), value))
            {
                compared = level.GetGenericArguments()[0];
                return true;
            }
        }

        return false;
    }
}
