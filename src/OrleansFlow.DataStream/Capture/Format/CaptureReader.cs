using System.Reflection;
using System.Runtime.CompilerServices;
using OrleansFlow.Types;

namespace OrleansFlow.Capture;

/// <summary>Reads what <see cref="CaptureWriter"/> wrote.</summary>
internal sealed partial class CaptureReader(IUserTypeResolver resolver)
{
    private readonly List<object?> _objects = [];
    private readonly List<Type> _types = [];
    private readonly List<string> _names = [];
    private int _depth;
    private int _typeDepth;

    public object? Read(ref DataReader reader)
    {
        if (++_depth > CaptureTags.MaxDepth)
        {
            throw new CorruptDataException(reader.Position, $"at most {CaptureTags.MaxDepth} levels of objects");
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        object? value = reader.ReadByte() switch
        {
            CaptureTags.Null => null,
            CaptureTags.Reference => ReadReference(ref reader),
            CaptureTags.Leaf => ReadLeaf(ref reader),
            CaptureTags.Enum => ReadEnum(ref reader),
            CaptureTags.Array => ReadArray(ref reader),
            CaptureTags.PrimitiveArray => ReadPrimitiveArray(ref reader),
            CaptureTags.Collection => ReadCollection(ref reader),
            CaptureTags.Delegate => ReadDelegate(ref reader),
            CaptureTags.Fields => ReadFields(ref reader),
            CaptureTags.Type => ReadType(ref reader),
            CaptureTags.DefaultComparer => ReadDefaultComparer(ref reader),
            var tag => throw new CorruptDataException(reader.Position - 1, $"the kind of a value, found {tag}"),
        };
        _depth--;
        return value;
    }

    private object ReadReference(ref DataReader reader)
    {
        long position = reader.Position;
        uint id = reader.ReadVarUInt32();
        return id < (uint)_objects.Count
            ? _objects[(int)id] ?? throw new CorruptDataException(position, "an object that does not contain itself through a collection that cannot change")
            : throw new CorruptDataException(position, $"one of {_objects.Count} objects, found {id}");
    }

    private object ReadLeaf(ref DataReader reader)
    {
        LeafCodec codec = LeafCodecs.Of(reader.ReadByte(), ref reader);
        int id = codec.Type.IsValueType ? -1 : Reserve();
        object value = codec.Read(ref reader);
        if (id >= 0)
        {
            _objects[id] = value;
        }

        return value;
    }

    private object ReadEnum(ref DataReader reader)
    {
        long position = reader.Position;
        Type type = ReadType(ref reader);
        long bits = reader.ReadInt64();
        return type.IsEnum ? Enum.ToObject(type, bits) : throw new CorruptDataException(position, $"an enumeration, found {type}");
    }

    private Array ReadArray(ref DataReader reader)
    {
        int id = Reserve();
        long position = reader.Position;
        Type element = ReadType(ref reader);
        int count = reader.ReadCount(1);
        Array array = MakeArray(element, Math.Max(count, 0), position);
        _objects[id] = array;
        for (int i = 0; i < array.Length; i++)
        {
            object? item = Read(ref reader);
            CheckAssignable(element, item, position);
            array.SetValue(item, i);
        }

        return array;
    }

    private Array ReadPrimitiveArray(ref DataReader reader)
    {
        int id = Reserve();
        long position = reader.Position;
        Type element = ReadType(ref reader);
        ReadOnlySpan<byte> bytes = reader.ReadSizedBytes(out _);
        if (!element.IsPrimitive || element == typeof(nint) || element == typeof(nuint))
        {
            throw new CorruptDataException(position, $"a primitive type, found {element}");
        }

        int size = Buffer.ByteLength(MakeArray(element, 1, position));
        if (bytes.Length % size != 0)
        {
            throw new CorruptDataException(position, $"a multiple of {size} bytes, found {bytes.Length}");
        }

        Array array = MakeArray(element, bytes.Length / size, position);
        Buffer.BlockCopy(bytes.ToArray(), 0, array, 0, bytes.Length);
        _objects[id] = array;
        return array;
    }

    private object ReadCollection(ref DataReader reader)
    {
        int id = Reserve();
        long position = reader.Position;
        Type type = ReadType(ref reader);
        CollectionCodec codec = CollectionCodecs.Of(type) ?? throw new CorruptDataException(position, $"a collection, found {type}");
        object? comparer = Read(ref reader);
        int count = reader.ReadCount(1);
        try
        {
            object? collection = codec.IsMutable ? codec.Create(comparer) : null;
            _objects[id] = collection;
            var items = new List<object?>();
            for (int i = 0; i < count; i++)
            {
                items.Add(Read(ref reader));
            }

            collection = codec.Fill(collection, comparer, items);
            _objects[id] = collection;
            return collection;
        }
        catch (Exception e) when (e is InvalidCastException or NullReferenceException or ArgumentException)
        {
            throw new CorruptDataException(position, $"items and comparer of a {type}", e);
        }
    }

    private Delegate ReadDelegate(ref DataReader reader)
    {
        int id = Reserve();
        long position = reader.Position;
        Type type = ReadType(ref reader);
        if (!typeof(Delegate).IsAssignableFrom(type) || type.ContainsGenericParameters)
        {
            throw new CorruptDataException(position, $"a delegate, found {type}");
        }

        int count = reader.ReadCount(1);
        Delegate? result = null;
        for (int i = 0; i < count; i++)
        {
            MethodInfo method = ReadMethod(ref reader);
            object? target = Read(ref reader);
            try
            {
                result = Delegate.Combine(result, Delegate.CreateDelegate(type, target, method));
            }
            catch (ArgumentException e)
            {
                throw new CorruptDataException(position, $"a method that fits {type}, found {method.DeclaringType}.{method.Name}", e);
            }
        }

        _objects[id] = result ?? throw new CorruptDataException(position, "a method");
        return result;
    }

    private MethodInfo ReadMethod(ref DataReader reader)
    {
        long position = reader.Position;
        Type declaring = ReadType(ref reader);
        string name = ReadName(ref reader);
        bool isStatic = reader.ReadBoolean();
        int count = reader.ReadCount(1);
        var arguments = new List<Type>();
        for (int i = 0; i < count; i++)
        {
            arguments.Add(ReadType(ref reader));
        }

        string signature = ReadName(ref reader);
        MethodInfo method = MethodHandles.Find(declaring, name, isStatic, arguments.Count, signature)
            ?? throw new CaptureException($"Type {declaring} has no method '{name}' with the signature {signature}: the job was built with another version of its assembly.");
        return arguments.Count == 0 ? method : Construct(position, () => method.MakeGenericMethod([.. arguments]));
    }

    private object ReadFields(ref DataReader reader)
    {
        long position = reader.Position;
        // The object's number comes before those of what it holds, but a value has none.
        int id = Reserve();
        Type type = ReadType(ref reader);
        if (type.IsValueType)
        {
            _objects.RemoveAt(id);
        }

        if (type.IsAbstract || type.ContainsGenericParameters || ObjectModel.KindOf(type) != ObjectKind.Fields)
        {
            throw new CorruptDataException(position, $"a type that is captured by field, found {type}");
        }

        object value = RuntimeHelpers.GetUninitializedObject(type);
        if (!type.IsValueType)
        {
            _objects[id] = value;
        }

        int count = reader.ReadCount(1);
        for (int i = 0; i < count; i++)
        {
            string name = ReadName(ref reader);
            FieldInfo field = FieldOf(type, name, reader.ReadVarUInt32());
            object? content = Read(ref reader);
            CheckAssignable(field.FieldType, content, position);
            field.SetValue(value, content);
        }

        return value;
    }

    private static FieldInfo FieldOf(Type type, string name, uint level)
    {
        Type? declaring = type;
        for (uint i = 0; i < level && declaring is not null; i++)
        {
            declaring = declaring.BaseType;
        }

        return Array.Find(ObjectModel.FieldsOf(type), field => field.Name == name && field.DeclaringType == declaring)
            ?? throw new CaptureException($"Type {declaring ?? type} has no field '{name}': the job was built with another version of its assembly.");
    }

    private object ReadDefaultComparer(ref DataReader reader)
    {
        long position = reader.Position;
        bool forEquality = reader.ReadBoolean();
        Type compared = ReadType(ref reader);
        Type comparer = Construct(position, () => (forEquality ? typeof(EqualityComparer<>) : typeof(Comparer<>)).MakeGenericType(compared));
        return comparer.GetProperty(nameof(Comparer<int>.Default))!.GetValue(null)!;
    }

    private static TResult Construct<TResult>(long position, Func<TResult> construct)
    {
        try
        {
            return construct();
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or TypeLoadException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new CorruptDataException(position, "types that fit each other", e);
        }
    }

    private static Array MakeArray(Type element, int length, long position) => Construct(position, () => Array.CreateInstance(element, length));

    private static void CheckAssignable(Type type, object? value, long position)
    {
        bool fits = value is null
            ? !type.IsValueType || Nullable.GetUnderlyingType(type) is not null
            : (Nullable.GetUnderlyingType(type) ?? type).IsInstanceOfType(value);
        if (!fits)
        {
            throw new CorruptDataException(position, $"a value of {type}, found {value?.GetType().ToString() ?? "null"}");
        }
    }

    private int Reserve()
    {
        _objects.Add(null);
        return _objects.Count - 1;
    }
}
