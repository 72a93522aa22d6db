using System.Collections.Frozen;
using System.Xml;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.ServiceModel;

namespace IamConsole.AwsApi;

/// <summary>An operation with what reads its requests and writes its results.</summary>
internal sealed class BoundOperation
{
    private readonly KnownOperation _operation;
    private readonly Func<ParameterNode, Binding, IamOperation> _bind;
    private readonly ResultWriter? _result;

    private BoundOperation(KnownOperation operation)
    {
        _operation = operation;
        _bind = RequestBinder.For(operation);
        _result = operation.Result == typeof(Nothing) || operation.Result == typeof(Unavailable) ? null : ResultWriter.For(operation.Result, operation.Model.Output!);
        ResponseElement = operation.Name + "Response";
        XmlNamespace = AwsServiceModel.Of(operation.Service).XmlNamespace;
    }

    /// <summary>Every operation of a service that speaks the Query protocol, by service and name.</summary>
    public static FrozenDictionary<(string Service, string Name), BoundOperation> All { get; } =
        OperationRegistry.All.Where(operation => !AwsServiceModel.Of(operation.Service).IsRest).ToFrozenDictionary(operation => (operation.Service, operation.Name), operation => new BoundOperation(operation));

    public string Service => _operation.Service;

    /// <summary>Such as <c>sts:AssumeRole</c>.</summary>
    public string Action => $"{_operation.Service}:{_operation.Name}";

    /// <summary>Whether its requests carry no signature.</summary>
    public bool IsUnsigned => _operation.Model.IsUnsigned;

    public string ResponseElement { get; }

    public string XmlNamespace { get; }

    /// <summary>The request that parameters make, or what is wrong with them.</summary>
    public IamResult<IamOperation> Bind(ParameterNode parameters)
    {
        var binding = new Binding();
        var request = _bind(parameters, binding);
        return binding.Error is { } error ? error : request;
    }

    public void WriteResult(XmlWriter xml, object result)
    {
        if (_operation.Model.ResultWrapper is not { } wrapper)
        {
            return;
        }

        xml.WriteStartElement(wrapper);
        _result?.Write(xml, result);
        xml.WriteEndElement();
    }
}
