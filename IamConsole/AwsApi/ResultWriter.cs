using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Xml;
using IamConsole.Core.Operations.ServiceModel;

namespace IamConsole.AwsApi;

/// <summary>Writes results as XML, by AWS's own names and in AWS's order of the members; prepared once for each type.</summary>
internal sealed class ResultWriter
{
    private static readonly ConcurrentDictionary<(Type, string), ResultWriter> Writers = new();

    private readonly List<(string Name, Func<object, object?> Read, Action<XmlWriter, object> Write)> _members = [];

    private ResultWriter(Type type, ShapeModel shape)
    {
        foreach (var member in shape.Members)
        {
            if (type.GetProperty(member.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is { } property)
            {
                _members.Add((member.Name, Reader(type, property, shape, member), ValueWriter(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, member.Shape)));
            }
        }
    }

    /// <summary>The writer of a structure.</summary>
    public static ResultWriter For(Type type, ShapeModel shape) => Writers.GetOrAdd((type, shape.Name), static (key, of) => new ResultWriter(key.Item1, of), shape);

    /// <summary>Writes the members that there are.</summary>
    public void Write(XmlWriter xml, object structure)
    {
        foreach (var (name, read, write) in _members)
        {
            if (read(structure) is { } value)
            {
                xml.WriteStartElement(name);
                write(xml, value);
                xml.WriteEndElement();
            }
        }
    }

    private static Func<object, object?> Reader(Type type, PropertyInfo property, ShapeModel structure, MemberModel member)
    {
        var read = Getter(type, property);
        return Oddities.Of(structure.Name, member.Name) is { } change ? holder => read(holder) is string text ? change(text) : null : read;
    }

    private static Action<XmlWriter, object> ValueWriter(Type type, ShapeModel shape)
    {
        if (type == typeof(string))
        {
            return static (xml, value) => xml.WriteString(ApiXml.Clean((string)value));
        }

        if (type == typeof(DateTimeOffset))
        {
            return static (xml, value) => xml.WriteString(((DateTimeOffset)value).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        if (type == typeof(bool))
        {
            return static (xml, value) => xml.WriteString((bool)value ? "true" : "false");
        }

        if (type == typeof(byte[]))
        {
            return static (xml, value) => xml.WriteString(Convert.ToBase64String((byte[])value));
        }

        if (type.IsPrimitive)
        {
            return static (xml, value) => xml.WriteString(Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        return shape.Type switch
        {
            "list" => ListWriter(ValueWriter(type.GetGenericArguments()[0], shape.Element!)),
            "map" => MapWriter(type, ValueWriter(type.GetGenericArguments()[1], shape.Element!)),
            _ => new LazyWriter(type, shape).Write,
        };
    }

    private static Action<XmlWriter, object> ListWriter(Action<XmlWriter, object> element) => (xml, value) =>
    {
        foreach (var item in (IEnumerable)value)
        {
            xml.WriteStartElement("member");
            element(xml, item);
            xml.WriteEndElement();
        }
    };

    private static Action<XmlWriter, object> MapWriter(Type type, Action<XmlWriter, object> element)
    {
        var entry = typeof(KeyValuePair<,>).MakeGenericType(type.GetGenericArguments());
        var key = Getter(entry, entry.GetProperty("Key")!);
        var read = Getter(entry, entry.GetProperty("Value")!);
        return (xml, value) =>
        {
            foreach (var item in (IEnumerable)value)
            {
                xml.WriteStartElement("entry");
                xml.WriteElementString("key", ApiXml.Clean((string)key(item)!));
                xml.WriteStartElement("value");
                element(xml, read(item)!);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
        };
    }

    private static Func<object, object?> Getter(Type type, PropertyInfo property)
    {
        var holder = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(Expression.Property(Expression.Convert(holder, type), property), typeof(object)), holder).Compile();
    }

    /// <summary>Finds the writer of a structure when it is needed first, since shapes contain themselves.</summary>
    private sealed class LazyWriter(Type type, ShapeModel shape)
    {
        private ResultWriter? _writer;

        public void Write(XmlWriter xml, object structure) => (_writer ??= For(type, shape)).Write(xml, structure);
    }
}
