using OrleansFlow.Types;

namespace OrleansFlow.Capture;

internal sealed partial class CaptureWriter
{
    private void WriteName(string name, ref DataWriter writer)
    {
        bool known = _names.TryGetValue(name, out int id);
        writer.WriteVarUInt32(known ? (uint)id + 1 : 0);
        if (!known)
        {
            _names.Add(name, _names.Count);
            writer.WriteString(name);
        }
    }

    private void WriteType(Type type, ref DataWriter writer)
    {
        if (_types.TryGetValue(type, out int known))
        {
            writer.WriteByte(TypeHandleTags.Known);
            writer.WriteVarUInt32((uint)known);
            return;
        }

        if (type.IsSZArray)
        {
            writer.WriteByte(TypeHandleTags.Vector);
            WriteType(type.GetElementType()!, ref writer);
        }
        else if (type.IsArray)
        {
            writer.WriteByte(TypeHandleTags.Array);
            writer.WriteByte((byte)type.GetArrayRank());
            WriteType(type.GetElementType()!, ref writer);
        }
        else if (type.IsConstructedGenericType)
        {
            writer.WriteByte(TypeHandleTags.Generic);
            WriteType(type.GetGenericTypeDefinition(), ref writer);
            foreach (Type argument in type.GetGenericArguments())
            {
                WriteType(argument, ref writer);
            }
        }
        else if (type.IsPointer || type.IsByRef || type.IsGenericParameter || type.FullName is null || type.Assembly.IsDynamic)
        {
            throw path.Error("a type that exists only in this process", type, "use a type of an assembly");
        }
        else
        {
            if (TypePolicy.Refusal(type) is { } refusal)
            {
                throw path.Error(refusal, type, "call it from a function of the program instead");
            }

            assemblies.Add(type, path);
            writer.WriteByte(TypeHandleTags.Named);
            WriteName(type.Assembly.GetName().Name!, ref writer);
            WriteName(type.FullName, ref writer);
        }

        _types.Add(type, _types.Count);
    }
}
