namespace IamConsole.Core.EquivalentCode;

/// <summary>In which language changes are written down.</summary>
public enum CodeLanguage
{
    /// <summary>Commands of the AWS CLI for a POSIX shell.</summary>
    Cli,

    /// <summary>Calls of AWS's client for Python.</summary>
    Boto3,

    /// <summary>Resources of Terraform's AWS provider.</summary>
    Terraform,

    /// <summary>A CloudFormation template in YAML.</summary>
    CloudFormation,
}
